import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { sqliteIndex } from "@bellyfed/adapters/search/sqlite";
import type { GuideIndex } from "@bellyfed/core/guide/sentences";

const [packed, unpacked] = [promisify(gzip), promisify(gunzip)];

/** A copy of an index that is this process's own. */
export interface OwnCopy {
  readonly index: GuideIndex;
  /** As it is put into the bucket. */
  pack(): Promise<Uint8Array>;
  /** Closes it and takes the file away. */
  discard(): Promise<void>;
}

/** Opens a copy of a packed file, or an empty index where there is none. Throws BrokenIndex for what is no index. */
export type OpenCopy = (file: Uint8Array | undefined) => Promise<OwnCopy>;

/** A file that was cut off, damaged, or is of another release. */
export class BrokenIndex extends Error {
  constructor(cause: unknown) {
    super("The search index's file is broken", { cause });
  }
}

/** Packed files end with their length and a checksum (RFC 1952), so that no damage goes unnoticed. */
export const openCopy: OpenCopy = async (file) => {
  const folder = await mkdtemp(join(tmpdir(), "bellyfed-search-"));
  const path = join(folder, "index.sqlite");
  const remove = () => rm(folder, { recursive: true });
  try {
    if (file) await writeFile(path, await unpacked(file));
    const index = sqliteIndex(path);
    return {
      index,
      pack: async () => packed(await readFile(path)),
      async discard() {
        await index.close();
        await remove();
      },
    };
  } catch (error) {
    await remove();
    throw file ? new BrokenIndex(error) : error;
  }
};

/** The copy of a file; undefined where there is none, or a broken one, of which `onBroken` is told. */
export async function openWhole(
  open: OpenCopy,
  file: Uint8Array | undefined,
  onBroken: (error: BrokenIndex) => void,
): Promise<OwnCopy | undefined> {
  if (!file) return undefined;
  try {
    return await open(file);
  } catch (error) {
    if (!(error instanceof BrokenIndex)) throw error;
    onBroken(error);
    return undefined;
  }
}
