import type { DatabaseSync } from "node:sqlite";
import { type Kept, readAll, reading } from "./sqlite-columns.ts";
import { numbersIn } from "./sqlite-numbers.ts";
import { type Order, ordering } from "./sqlite-order.ts";
import { pack, unpack } from "./sqlite-packed.ts";

/** All documents as they are looked at, in memory. */
export interface Rows {
  readonly kept: Kept;
  readonly byKey: Order;
  readonly byName: Order;
  /** The numbers of all that there may be. */
  readonly all: Int32Array;
}

/** The rows of a file: what was packed is read at the first look, and of what was written since each row by itself. */
export interface FreshRows {
  now(): Rows;
  /** This one was written, or taken away. */
  touch(id: number): void;
  /** Writes all rows into the file as they are now. */
  pack(): void;
}

export function freshRows(db: DatabaseSync): FreshRows {
  const read = reading(db);
  const touched = new Set<number>();
  let rows: Rows | undefined;
  const open = (): Rows => {
    const { kept, byKey, byName } = unpack(db);
    for (const id of numbersIn(db.prepare("select group_concat(id, ' ') ids from changed").get()?.ids)) touched.add(id);
    return {
      kept,
      ...{ byKey: ordering(db, ["key"], byKey), byName: ordering(db, ["sort", "key"], byName) },
      all: everyNumber(kept.size),
    };
  };
  return {
    now() {
      rows ??= open();
      if (touched.size === 0) return rows;
      for (const id of touched) {
        read(rows.kept, id);
        rows.byKey.touch(id);
        rows.byName.touch(id);
      }
      touched.clear();
      if (rows.all.length !== rows.kept.size) rows = { ...rows, all: everyNumber(rows.kept.size) };
      return rows;
    },
    touch: (id) => touched.add(id),
    pack() {
      const [byKey, byName] = [["key"], ["sort", "key"]].map((columns) =>
        numbersIn(
          db.prepare(`select group_concat(id, ' ') ids from (select id from doc order by ${columns.join(", ")})`).get()
            ?.ids,
        ),
      ) as [Int32Array, Int32Array];
      pack(db, { kept: readAll(db), byKey, byName });
      db.exec("delete from changed");
      touched.clear();
      rows = undefined;
    },
  };
}

const everyNumber = (size: number): Int32Array => Int32Array.from({ length: size }, (_, id) => id);
