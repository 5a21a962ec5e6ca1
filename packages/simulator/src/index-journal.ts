import { memoryIndex } from "@bellyfed/adapters/search/memory";
import type { SearchDocument } from "@bellyfed/core/search/document";
import type { Indexed, SearchIndex } from "@bellyfed/core/search/search-index";
import type { OwnCopy } from "@bellyfed/functions/search/index-file";

type Stored = Omit<Indexed, "notes"> & { readonly notes: readonly (readonly [string, string])[] };

const changesIn = (file: Uint8Array | undefined): Stored[] => (file ? JSON.parse(Buffer.from(file).toString()) : []);

/**
 * An index in memory whose file is all changes that made it: no disk and no packing, which no clock of ours could wait for. `planted`: what a
 * bug makes of the index.
 */
export async function openJournal(
  file: Uint8Array | undefined,
  planted: (index: SearchIndex) => SearchIndex,
): Promise<OwnCopy> {
  const [memory, changes] = [memoryIndex(), changesIn(file)];
  for (const { notes, ...change } of changes) await memory.apply({ ...change, notes: new Map(notes) });
  const index: SearchIndex = {
    ...memory,
    async apply(change) {
      changes.push({ ...change, notes: [...(change.notes ?? [])] });
      await memory.apply(change);
    },
  };
  return { index: planted(index), pack: async () => Buffer.from(JSON.stringify(changes)), discard: async () => {} };
}

/** The documents that a file holds, by their ids. */
export function documentsIn(file: Uint8Array | undefined): Map<string, SearchDocument> {
  const documents = new Map<string, SearchDocument>();
  for (const { upsert, remove } of changesIn(file)) {
    for (const id of remove) documents.delete(id);
    for (const document of upsert) documents.set(document.id, document);
  }
  return documents;
}
