import type { Usage } from "./prices.ts";

/**
 * Capacity units of the tables, as packages/bench/src/price measures them on the local engine, for a restaurant with every field filled
 * (META 1.1 KB). A write in a transaction counts double, as DynamoDB has it.
 */
export const MEASURED = {
  /** A run of the rollup while nothing happens: most of it the tallies of 165 hours. */
  rollUp: { readUnit: 85.5, writeUnit: 6 },
  /** A run of the feed's keeper while nothing happens. */
  keepFeed: { readUnit: 3, writeUnit: 0 },
  /** An event's position, five of five streams in a batch. */
  numberEvent: { readUnit: 1.2, writeUnit: 4.4 },
  getRestaurant: { readUnit: 0.5, writeUnit: 0 },
  listRestaurants: { readUnit: 3, writeUnit: 0 },
  projectUpdate: { readUnit: 2, writeUnit: 9 },
  projectReview: { readUnit: 1, writeUnit: 13 },
  /** With its two inspections, in a batch of 25 restaurants. */
  projectImport: { readUnit: 4, writeUnit: 13.32 },
  /** In a batch of 25 rows. */
  recordRow: { readUnit: 0, writeUnit: 2.08 },
  /** A visitor's first look of the hour at a restaurant that nobody else of the batch looked at. */
  countLook: { readUnit: 1, writeUnit: 4 },
  /** Alone in its batch: the item of the 50 recent reviews, 23 KB, is written anew, once per batch. */
  countReview: { readUnit: 7, writeUnit: 50 },
} as const satisfies Record<string, Usage>;

/** On the write side: budgets that packages/testing/src/budget asserts; an append with every tenth command's snapshot. */
export const BUDGETED = {
  load: { readUnit: 2 },
  append: { writeUnit: 1.2 },
  /** Of a user's or an owner's write; an item per subject, under 1 KB. */
  count: { writeUnit: 1 },
  appendImport: { writeUnit: 2 },
  /** The first text of a subject in a stream: the stream is noted, and the key read. */
  seal: { readUnit: 1, writeUnit: 1 },
  /** A consumer that knows none of its batch's keys, alone in it. */
  open: { readUnit: 1 },
} as const satisfies Record<string, Usage>;
