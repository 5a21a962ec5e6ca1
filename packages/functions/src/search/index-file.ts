import { type FileHandle, mkdtemp, open, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { sqliteIndex } from "@bellyfed/adapters/search/sqlite";
import { requireSound } from "@bellyfed/adapters/search/sqlite-sound";
import type { GuideIndex } from "@bellyfed/core/guide/sentences";
import { joined, type PackedParts, partsOf } from "./packed-parts.ts";

const [packed, unpacked] = [promisify(gzip), promisify(gunzip)];

/** A copy of an index that is this process's own. */
export interface Copy {
  readonly index: GuideIndex;
  /** Closes it, and it is gone. */
  discard(): Promise<void>;
}
/** One of all that a packed file holds. */
export interface OwnCopy extends Copy {
  /** As it is put into the bucket. */
  pack(): Promise<Uint8Array>;
}

/** Opens a copy of a packed file, or an empty index where there is none. Throws BrokenIndex for what is no index. */
export type Open<Opened extends Copy> = (file: Uint8Array | undefined) => Promise<Opened>;

/** A file that was cut off, damaged, or is of another release. */
export class BrokenIndex extends Error {
  constructor(cause: unknown) {
    super("The search index's file is broken", { cause });
  }
}

/** For those who ask for sentences. */
export const openCopy: Open<OwnCopy> = (file) => openOwn(file, () => {});

/** For who writes the index: all of it is read before, so that what was spoilt before it was packed is broken as well. */
export const openSound: Open<OwnCopy> = (file) => openOwn(file, requireSound);

const openOwn = (file: Uint8Array | undefined, check: (path: string) => void): Promise<OwnCopy> =>
  inNoFolder(file, async (at, parts) => {
    const [path, beside] = [await at("index.sqlite", parts?.index), await at("reviews.sqlite", parts?.reviews)];
    if (parts) for (const each of [path, beside]) check(each);
    const index = await begun(sqliteIndex(path, beside));
    const [own, reviews] = [await open(path), await open(beside)];
    return {
      index,
      pack: async () =>
        joined({ index: await packed(await wholeOf(own)), reviews: await packed(await wholeOf(reviews)) }),
      async discard() {
        await index.close();
        await Promise.all([own.close(), reviews.close()]);
      },
    };
  });

/** For those who only search: what reviews say is not in it, and no sentence can be asked for. */
export const openWordless: Open<Copy> = (file) =>
  inNoFolder(file, async (at, parts) => {
    const index = await begun(sqliteIndex(await at("index.sqlite", parts?.index)));
    return { index, discard: () => index.close() };
  });

/** An index that can be read at all; else it is closed, and this throws. */
async function begun(index: GuideIndex): Promise<GuideIndex> {
  try {
    await index.position();
    return index;
  } catch (error) {
    await index.close();
    throw error;
  }
}

/** Writes what is packed into a file, if anything is, and answers where that is. */
type At = (name: string, part: Uint8Array | undefined) => Promise<string>;

/**
 * Packed files end with their length and a checksum (RFC 1952), so that no damage goes unnoticed. An open copy has no name any more: it holds
 * what people said, and is gone with its process however that ends.
 */
async function inNoFolder<Opened extends Copy>(
  file: Uint8Array | undefined,
  opened: (at: At, parts: PackedParts | undefined) => Promise<Opened>,
): Promise<Opened> {
  const folder = await mkdtemp(join(tmpdir(), "bellyfed-search-"));
  const at: At = async (name, part) => {
    const path = join(folder, name);
    if (part) await writeFile(path, await unpacked(part));
    return path;
  };
  try {
    return await opened(at, file && partsOf(file));
  } catch (error) {
    throw file ? new BrokenIndex(error) : error;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** All of a file from its beginning, however often it was read before. */
async function wholeOf(file: FileHandle): Promise<Uint8Array> {
  const { size } = await file.stat();
  const { buffer, bytesRead } = await file.read(Buffer.alloc(size), 0, size, 0);
  return buffer.subarray(0, bytesRead);
}

/** The copy of a file; undefined where there is none, or a broken one, of which `onBroken` is told. */
export async function openWhole<Opened extends Copy>(
  opens: Open<Opened>,
  file: Uint8Array | undefined,
  onBroken: (error: BrokenIndex) => void,
): Promise<Opened | undefined> {
  if (!file) return undefined;
  try {
    return await opens(file);
  } catch (error) {
    if (!(error instanceof BrokenIndex)) throw error;
    onBroken(error);
    return undefined;
  }
}
