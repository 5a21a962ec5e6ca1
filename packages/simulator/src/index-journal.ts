import { memoryIndex } from "@bellyfed/adapters/search/memory";
import type { GuideIndex } from "@bellyfed/core/guide/sentences";
import type { SearchDocument } from "@bellyfed/core/search/document";
import type { Said, SaidBy } from "@bellyfed/core/search/said";
import type { OwnCopy } from "@bellyfed/functions/search/index-file";

/** What a file holds. */
interface Stored {
  readonly documents: readonly SearchDocument[];
  readonly said: readonly Said[];
  readonly notes: readonly (readonly [string, string])[];
  readonly position: string;
}
const EMPTY: Stored = { documents: [], said: [], notes: [], position: "0" };
const storedIn = (file: Uint8Array | undefined): Stored => (file ? JSON.parse(Buffer.from(file).toString()) : EMPTY);

/**
 * An index in memory whose file is text: no disk and no packing, which no clock of ours could wait for. `planted`: what a bug makes of the
 * index.
 */
export async function openJournal(
  file: Uint8Array | undefined,
  planted: (index: GuideIndex) => GuideIndex,
): Promise<OwnCopy> {
  const stored = storedIn(file);
  const [memory, documents] = [memoryIndex(), new Map(stored.documents.map((each) => [each.id, each]))];
  const [said, notes] = [new Map(stored.said.map((each) => [nameOf(each), each])), new Map(stored.notes)];
  const { position } = stored;
  await memory.apply({ upsert: stored.documents, remove: [], said: stored.said, position, notes });
  const index: GuideIndex = {
    ...memory,
    async apply(change) {
      await memory.apply(change);
      for (const id of change.remove) documents.delete(id);
      for (const document of change.upsert) documents.set(document.id, document);
      for (const each of change.unsaid ?? []) said.delete(nameOf(each));
      for (const each of change.said ?? []) said.set(nameOf(each), each);
      for (const [key, note] of change.notes ?? []) notes.set(key, note);
    },
  };
  const pack = async () => {
    const position = await memory.position();
    const all: Stored = { documents: [...documents.values()], said: [...said.values()], notes: [...notes], position };
    return Buffer.from(JSON.stringify(all));
  };
  return { index: planted(index), pack, discard: async () => {} };
}

const nameOf = ({ restaurantId, reviewId }: SaidBy): string => `${restaurantId} ${reviewId}`;

/** What reviews say in a file. */
export const saidIn = (file: Uint8Array | undefined): readonly Said[] => storedIn(file).said;

/** The documents that a file holds, by their ids. */
export const documentsIn = (file: Uint8Array | undefined): Map<string, SearchDocument> =>
  new Map(storedIn(file).documents.map((each) => [each.id, each]));
