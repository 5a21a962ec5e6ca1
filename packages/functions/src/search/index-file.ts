import { type FileHandle, mkdtemp, open, rm, writeFile } from "node:fs/promises";
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

/**
 * Packed files end with their length and a checksum (RFC 1952), so that no damage goes unnoticed. An open copy has no name any more: it holds
 * what people said, and is gone with its process however that ends.
 */
export const openCopy: OpenCopy = async (file) => {
  const folder = await mkdtemp(join(tmpdir(), "bellyfed-search-"));
  const path = join(folder, "index.sqlite");
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    if (file) await writeFile(path, await unpacked(file));
    const index = sqliteIndex(path);
    const own = await open(path);
    await remove();
    return {
      index,
      pack: async () => packed(await wholeOf(own)),
      async discard() {
        await index.close();
        await own.close();
      },
    };
  } catch (error) {
    await remove();
    throw file ? new BrokenIndex(error) : error;
  }
};

/** All of a file from its beginning, however often it was read before. */
async function wholeOf(file: FileHandle): Promise<Uint8Array> {
  const { size } = await file.stat();
  const { buffer, bytesRead } = await file.read(Buffer.alloc(size), 0, size, 0);
  return buffer.subarray(0, bytesRead);
}

/** The copy of a file; undefined where there is none, or a broken one, of which `onBroken` is told. */
export async function openWhole(
  opens: OpenCopy,
  file: Uint8Array | undefined,
  onBroken: (error: BrokenIndex) => void,
): Promise<OwnCopy | undefined> {
  if (!file) return undefined;
  try {
    return await opens(file);
  } catch (error) {
    if (!(error instanceof BrokenIndex)) throw error;
    onBroken(error);
    return undefined;
  }
}
