import { allPages, type LogPages } from "@bellyfed/core/pages";
import { type Call, pages } from "./caller.ts";

/** Who asks: the subject of a token and its role. */
export interface Asker {
  readonly sub: string;
  readonly role: "user" | "admin";
}

/** A GET whose answer was recorded; with `rows`, all rows of a list, page by page, as they are ordered. */
export interface Recorded {
  readonly path: string;
  readonly as: Asker | null;
  readonly body?: unknown;
  readonly rows?: readonly unknown[];
}

/** A write that was answered once; asked again with the same key, it is answered the same and writes nothing. */
export interface Repeatable {
  readonly method: string;
  readonly path: string;
  readonly as: Asker;
  readonly key: string;
  readonly body: unknown;
  readonly answer: unknown;
}

/** A restaurant in short: id, version, number of ratings, their average. */
export type Summary = readonly [id: string, version: number, ratings: number, average: number | null];

/** What `expected.json` holds. */
export interface Expected {
  readonly commit: string;
  /** How many commits the log holds, and how many events of each type. */
  readonly log: { readonly commits: number; readonly events: Readonly<Record<string, number>> };
  /** Every restaurant that the list without a filter shows, by id. */
  readonly restaurants: readonly Summary[];
  /** Ids by list path, sorted. */
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly reads: readonly Recorded[];
  readonly repeatable: readonly Repeatable[];
}

interface Listed {
  readonly id: string;
  readonly version: number;
  readonly rating: { readonly count: number; readonly average: number | null };
}

/** All restaurants in short. Sorted by id: how names are ordered may change. */
export async function summaries(call: Call): Promise<Summary[]> {
  const rows = (await pages(call, "/restaurants?limit=100")) as Listed[];
  return rows
    .map(({ id, version, rating }): Summary => [id, version, rating.count, rating.average])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The ids of a list of restaurants, sorted. */
export async function idsOf(call: Call, path: string): Promise<string[]> {
  return ((await pages(call, path)) as Listed[]).map(({ id }) => id).sort();
}

/** How many commits a log has, and how many events of each type. */
export async function countLog(log: LogPages): Promise<Expected["log"]> {
  const events: Record<string, number> = {};
  let commits = 0;
  for await (const page of allPages(log)) {
    commits += page.length;
    for (const { type } of page.flatMap((commit) => commit.events)) events[type] = (events[type] ?? 0) + 1;
  }
  return { commits, events };
}
