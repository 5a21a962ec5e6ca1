import type { Commit, Item, Key } from "./ports.ts";

/** Part of a whole that is read piece by piece. */
export interface Page<Row> {
  readonly items: readonly Row[];
  /** Where the next page begins; absent on the last one. */
  readonly next?: string;
}

/** The whole log, for jobs that go on where an earlier run stopped. No order across streams. */
export interface LogPages {
  page(cursor: string | undefined): Promise<Page<Commit>>;
}

/** Everything in the read table, for jobs that go on where an earlier run stopped. */
export interface TablePages {
  page(cursor: string | undefined): Promise<Page<Item>>;
  /** Deletes items, any number; those that are not there are passed over. */
  remove(keys: readonly Key[]): Promise<void>;
}
