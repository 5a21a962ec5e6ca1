import type { DatabaseSync, SQLOutputValue } from "node:sqlite";
import { unitVector } from "@bellyfed/core/search/rough";
import type { Scored } from "@bellyfed/core/search/scored";

/** What is kept in memory of every document, each in one row of numbers by the documents' own. `state` is 0 where no document is. */
export const columnKinds = {
  ...{ place: Uint32Array, offer: Uint32Array, state: Uint32Array, hours: Uint32Array },
  ...{ lat: Float64Array, lng: Float64Array, x: Float32Array, y: Float32Array, z: Float32Array },
  ...{ count: Uint32Array, sum: Float64Array, created: Float64Array },
  ...{ names: Uint32Array, popularity: Int32Array, liked: Int32Array, start: Uint32Array, length: Uint32Array },
} as const;
type Kinds = typeof columnKinds;
export type ColumnName = keyof Kinds;
export const columnNames = Object.keys(columnKinds) as ColumnName[];
export type Columns = { -readonly [Name in ColumnName]: InstanceType<Kinds[Name]> };

/** Columns and the texts of which words are scored, in UTF-8 one behind the other. */
export interface Kept {
  columns: Columns;
  texts: Buffer;
  /** So much of the texts is in use, and so many numbers. */
  used: number;
  size: number;
}

export const makeColumns = (size: number): Columns =>
  Object.fromEntries(columnNames.map((name) => [name, new columnKinds[name](size)])) as never;

export const nothingKept = (size = 0): Kept => ({
  columns: makeColumns(size),
  texts: Buffer.alloc(0),
  ...{ used: 0, size },
});

/** Room for more, so that not every new one moves all others. */
const ROOM = 1.125;

/** Makes room for documents up to this number. */
export function makeRoom(kept: Kept, size: number): void {
  kept.size = Math.max(kept.size, size);
  if (kept.columns.state.length >= size) return;
  const columns = makeColumns(Math.ceil(size * ROOM));
  for (const name of columnNames) columns[name].set(kept.columns[name]);
  kept.columns = columns;
}

const OF_A_DOCUMENT = `id, place, offer, state, coalesce(hours, 0) hours, lat, lng, count, sum, created, names, popularity, liked, scored from doc`;
type Row = Record<string, SQLOutputValue>;

/** Reads one document's row as it is now, or takes it out. */
export function reading(db: DatabaseSync): (kept: Kept, id: number) => void {
  const one = db.prepare(`select ${OF_A_DOCUMENT} where id = ?`);
  return (kept, id) => {
    const row = one.get(id);
    if (row) put(kept, row);
    else if (id < kept.size) kept.columns.state[id] = 0;
  };
}

/** Reads all documents. */
export function readAll(db: DatabaseSync): Kept {
  const size = Number(db.prepare("select coalesce(max(id), 0) + 1 size from doc").get()?.size);
  const kept = nothingKept(size);
  for (const row of db.prepare(`select ${OF_A_DOCUMENT}`).iterate()) put(kept, row);
  return kept;
}

const same = ["place", "offer", "state", "hours", "count", "sum", "created", "names", "popularity", "liked"] as const;

function put(kept: Kept, row: Row): void {
  const id = Number(row.id);
  makeRoom(kept, id + 1);
  const { columns } = kept;
  for (const name of same) columns[name][id] = Number(row[name]);
  const isSomewhere = row.lat !== null;
  const [lat, lng] = isSomewhere ? [Number(row.lat), Number(row.lng)] : [Number.NaN, Number.NaN];
  [columns.lat[id], columns.lng[id]] = [lat, lng];
  [columns.x[id], columns.y[id], columns.z[id]] = unitVector({ lat, lng });
  [columns.start[id], columns.length[id]] = putText(kept, String(row.scored));
}

function putText(kept: Kept, text: string): [start: number, length: number] {
  const [start, length] = [kept.used, Buffer.byteLength(text)];
  kept.used += length;
  if (kept.used > kept.texts.length) {
    const more = Buffer.allocUnsafe(Math.ceil(kept.used * ROOM) + 1024);
    kept.texts.copy(more, 0, 0, start);
    kept.texts = more;
  }
  kept.texts.write(text, start);
  return [start, length];
}

/** What is scored of a document. */
export function scoredOf({ columns, texts }: Kept, id: number): Scored {
  const start = columns.start[id] ?? 0;
  return {
    text: texts.toString("utf8", start, start + (columns.length[id] ?? 0)),
    names: columns.names[id] ?? 0,
    popularity: columns.popularity[id] ?? 0,
    liked: columns.liked[id] ?? 0,
  };
}
