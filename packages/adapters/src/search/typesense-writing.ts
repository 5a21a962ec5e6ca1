import { randomUUID } from "node:crypto";
import { columnsOf } from "@bellyfed/core/search/columns";
import type { SearchDocument } from "@bellyfed/core/search/document";
import { PRIOR_MEAN } from "@bellyfed/core/search/order";
import { partsOf } from "@bellyfed/core/search/parts";
import type { Indexed } from "@bellyfed/core/search/search-index";
import type { Collection, ServerDocument } from "./typesense-collection.ts";
import { countedValues, encoded, placeId, placeOf, weekOf } from "./typesense-fields.ts";
import type { Lexicon } from "./typesense-lexicon.ts";

/** What is known of an index as a whole. */
export interface Meta {
  readonly position: string;
  /** Of all ratings, when it was looked for. */
  readonly mean: number;
  /** How many changes there were: words and hours carry the number of theirs. */
  readonly seq: number;
  /** Of how many parts the change is that was begun, and is gone through again by whoever finds it; 0: none is. */
  readonly pending: number;
  /** Which index it is, whatever it is called: another one may come behind the same alias. Undefined until something is written. */
  readonly made?: string;
}
type Pending = Omit<Indexed, "notes"> & { readonly notes: readonly (readonly [string, string])[] };
/** So many documents and notes of a change stand in one: the server takes long over a line that is long. */
const PART = 50;

const META = "meta";
const pendingId = (part: number): string => `pending ${part}`;
export const noteId = (key: string): string => `note ${key}`;
const wordId = (word: string): string => `word ${encoded(word)}`;

/** As it is; a new index has nothing. */
export async function readMeta(collection: Collection): Promise<Meta> {
  const found = await collection.get(META);
  return found ? JSON.parse(String(found.data)) : { position: "0", mean: PRIOR_MEAN, seq: 0, pending: 0 };
}
export const writeMeta = (collection: Collection, meta: Meta): Promise<void> =>
  collection.put([{ id: META, kind: "meta", data: JSON.stringify(meta) }]);

/**
 * Writes a change. The server knows no transactions: the whole change stands in documents of its own first, and whoever comes after one that
 * was cut off goes through with it before anything else. To do so twice changes nothing.
 */
export async function writeChange(collection: Collection, lexicon: Lexicon, change: Indexed): Promise<void> {
  const before = await finishChange(collection, lexicon, await readMeta(collection));
  const parts = partsOfChange(change);
  await collection.put(parts.map((part, at) => ({ id: pendingId(at), kind: "meta", data: JSON.stringify(part) })));
  const begun = { made: randomUUID(), ...before, seq: before.seq + 1, pending: parts.length };
  await writeMeta(collection, begun);
  await finishChange(collection, lexicon, begun);
}

/** Goes through with a change that was begun. Answers how the index then is. */
export async function finishChange(collection: Collection, lexicon: Lexicon, meta: Meta): Promise<Meta> {
  const { seq, mean } = meta;
  if (meta.pending === 0) return meta;
  const pending = await pendingIn(collection, meta.pending);
  await lexicon.readUpTo(seq - 1, meta.made);
  const [hidden, shown] = [pending.upsert.filter((each) => each.hidden), pending.upsert.filter((each) => !each.hidden)];
  await collection.put([
    ...[...wordsOf(shown, lexicon, seq), ...weeksOf(shown, lexicon, seq), ...valuesOf(shown)],
    ...pending.notes.map(noted),
    ...[...new Map(shown.map((document) => [document.id, placeOf(document, mean)])).values()],
  ]);
  const kept = new Set(shown.map(({ id }) => id));
  const gone = [...pending.remove, ...hidden.map(({ id }) => id)].filter((id) => !kept.has(id));
  for (const id of gone) await collection.remove(`id:=\`${placeId(id)}\``);
  const after = { ...meta, position: pending.position, pending: 0 };
  await writeMeta(collection, after);
  await lexicon.readUpTo(seq, after.made);
  return after;
}

const noted = ([key, data]: readonly [string, string]): ServerDocument => ({ id: noteId(key), kind: "note", data });

/**
 * Writes documents that are new into an index that is not in use: in half of the time, since one that is cut off is not gone on with. `mean`: of
 * all ratings.
 */
export function loadingInto(collection: Collection, mean: number): (change: Indexed) => Promise<void> {
  const [words, weeks, values] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const known = { has: (word: string) => words.has(word), hasWeek: (id: string) => weeks.has(id) };
  const meta = { mean, seq: 1, pending: 0, made: randomUUID() };
  return async ({ upsert, position, notes = new Map() }) => {
    const shown = upsert.filter(({ hidden }) => !hidden);
    const [newWords, newWeeks] = [wordsOf(shown, known, meta.seq), weeksOf(shown, known, meta.seq)];
    const newValues = valuesOf(shown).filter(({ id }) => !values.has(id));
    const places = shown.map((document) => placeOf(document, mean));
    await collection.put([...newWords, ...newWeeks, ...newValues, ...[...notes].map(noted), ...places]);
    for (const { data } of newWords) words.add(String(data));
    for (const { id } of newWeeks) weeks.add(id.slice("week ".length));
    for (const { id } of newValues) values.add(id);
    await writeMeta(collection, { ...meta, position });
  };
}

function partsOfChange({ upsert, remove, position, notes = new Map() }: Indexed): Pending[] {
  const noted = [...notes];
  const count = Math.max(1, Math.ceil(Math.max(upsert.length, noted.length) / PART));
  return Array.from({ length: count }, (_, at) => ({
    upsert: upsert.slice(at * PART, (at + 1) * PART),
    notes: noted.slice(at * PART, (at + 1) * PART),
    ...{ remove: at === 0 ? remove : [], position },
  }));
}

async function pendingIn(collection: Collection, count: number): Promise<Pending> {
  const ids = Array.from({ length: count }, (_, at) => pendingId(at));
  const found = new Map((await collection.all(ids)).map(({ id, data }) => [id, data]));
  const parts = ids.map((id) => JSON.parse(String(found.get(id))) as Pending);
  return {
    upsert: parts.flatMap(({ upsert }) => upsert),
    remove: parts.flatMap(({ remove }) => remove),
    notes: parts.flatMap(({ notes }) => notes),
    position: parts[0]?.position ?? "0",
  };
}

/** A word that is there already keeps the number of the change that brought it: others have read it. */
function wordsOf(documents: readonly SearchDocument[], lexicon: Pick<Lexicon, "has">, seq: number): ServerDocument[] {
  const words = documents.flatMap((document) => {
    const { nameWords, otherWords } = columnsOf(document);
    return [...nameWords, ...otherWords];
  });
  return [...new Set(words)]
    .filter((word) => !lexicon.has(word))
    .map((word) => ({ id: wordId(word), kind: "word", seq, data: word }));
}

function weeksOf(
  documents: readonly SearchDocument[],
  lexicon: Pick<Lexicon, "hasWeek">,
  seq: number,
): ServerDocument[] {
  const weeks = new Map(documents.flatMap((each) => (each.hours ? [[weekOf(each), each.hours] as const] : [])));
  return [...weeks]
    .filter(([id]) => !lexicon.hasWeek(id))
    .map(([id, hours]) => ({ id: `week ${id}`, kind: "week", seq, data: JSON.stringify(hours) }));
}

function valuesOf(documents: readonly SearchDocument[]): ServerDocument[] {
  const values = documents.flatMap((document) => Object.values(countedValues(partsOf(document), true)).flat());
  return [...new Map(values.map((value) => [value.id, value])).values()].map(({ id, key, name }) => ({
    ...{ id: `value ${id}`, kind: "value", data: JSON.stringify([key, name]) },
  }));
}
