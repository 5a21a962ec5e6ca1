import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { type IndexNotes, sqliteNotes } from "@bellyfed/adapters/search/sqlite-notes";
import { BrokenIndex } from "./index-file.ts";
import { partsOf } from "./packed-parts.ts";

const unpacked = promisify(gunzip);

/**
 * Does something with the notes of a packed file of an index, and takes away what that needed. Throws BrokenIndex for what is no index of
 * this release, before anything is done.
 */
export async function withNotes<Answer>(
  file: Uint8Array,
  work: (notes: IndexNotes) => Promise<Answer>,
): Promise<Answer> {
  const folder = await mkdtemp(join(tmpdir(), "bellyfed-notes-"));
  const path = join(folder, "index.sqlite");
  let notes: IndexNotes | undefined;
  try {
    notes = await opened(path, file);
    return await work(notes);
  } finally {
    notes?.close();
    await rm(folder, { recursive: true });
  }
}

async function opened(path: string, file: Uint8Array): Promise<IndexNotes> {
  try {
    await writeFile(path, await unpacked(partsOf(file).index));
    return sqliteNotes(path);
  } catch (error) {
    throw new BrokenIndex(error);
  }
}
