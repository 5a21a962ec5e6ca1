import { openIndexFile } from "./sqlite-schema.ts";

/** What an index's file was made of, for whoever makes another index of it. */
export interface IndexNotes {
  /** Up to which position of the feed the file knows everything. */
  readonly position: string;
  /** By which ratings are weighed in it. */
  readonly mean: number;
  /** Its notes in parts of at most so many, in the order of their keys. */
  parts(size: number): Iterable<ReadonlyMap<string, string>>;
  close(): void;
}

/** Reads the notes of an index's file that nobody else has open. Throws for what is no index of this release. */
export function sqliteNotes(path: string): IndexNotes {
  const db = openIndexFile(path);
  const read = (name: string) => db.prepare("select value from meta where name = ?").get(name)?.value;
  const next = db.prepare("select key, json from note where key > ? order by key limit ?");
  return {
    ...{ position: String(read("position")), mean: Number(read("mean")) },
    *parts(size) {
      for (let after = ""; ; ) {
        const rows = next.all(after, size).map(({ key, json }) => [String(key), String(json)] as const);
        if (rows.length > 0) yield new Map(rows);
        if (rows.length < size) return;
        after = rows.at(-1)?.[0] ?? "";
      }
    },
    close: () => db.close(),
  };
}
