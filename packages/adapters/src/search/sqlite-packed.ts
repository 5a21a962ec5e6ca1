import type { DatabaseSync } from "node:sqlite";
import { type Columns, columnKinds, columnNames, type Kept, nothingKept } from "./sqlite-columns.ts";

const [TEXTS, BY_KEY, BY_NAME] = ["texts", "by key", "by name"] as const;

/** Numbers of documents in an order. */
export type Sorted = Int32Array;
export interface Packed {
  readonly kept: Kept;
  readonly byKey: Sorted;
  readonly byName: Sorted;
}

/** Writes columns into the file as they are in memory, so that who opens it has them by one copy. */
export function pack(db: DatabaseSync, { kept, byKey, byName }: Packed): void {
  const put = db.prepare("insert or replace into packed values (?, ?)");
  for (const name of columnNames) put.run(name, bytesOf(kept.columns[name].subarray(0, kept.size)));
  put.run(TEXTS, kept.texts.subarray(0, kept.used));
  put.run(BY_KEY, bytesOf(byKey));
  put.run(BY_NAME, bytesOf(byName));
}

const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array =>
  new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength);

/** What was packed; nothing in a file that never was. */
export function unpack(db: DatabaseSync): Packed {
  const blob = db.prepare("select value from packed where name = ?");
  const read = (name: string) => (blob.get(name)?.value as Uint8Array<ArrayBuffer> | undefined) ?? new Uint8Array(0);
  const numbers = (name: string) => new Int32Array(aligned(read(name)));
  const texts = read(TEXTS);
  if (texts.length === 0) return { kept: nothingKept(), byKey: new Int32Array(0), byName: new Int32Array(0) };
  const columns = Object.fromEntries(columnNames.map((name) => [name, new columnKinds[name](aligned(read(name)))]));
  const kept = {
    columns: columns as Columns,
    texts: Buffer.from(texts.buffer, texts.byteOffset, texts.byteLength),
    ...{ used: texts.length, size: columns.state?.length ?? 0 },
  };
  return { kept, byKey: numbers(BY_KEY), byName: numbers(BY_NAME) };
}

const aligned = (bytes: Uint8Array<ArrayBuffer>): ArrayBuffer =>
  bytes.byteOffset === 0 && bytes.buffer.byteLength === bytes.byteLength ? bytes.buffer : bytes.slice().buffer;
