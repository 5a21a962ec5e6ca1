import type { KeyFunctions } from "@bellyfed/core/keys";
import type { Item } from "@bellyfed/core/ports";

/** A review counts as much as this many views. */
const REVIEW_WEIGHT = 10;
const MOST_PER_HOUR = 200;
/** More than are shown, for some are unknown or closed. */
const CANDIDATES = 100;

/** A restaurant's id or a search (`city#cuisine`, slugs), how often it was looked at, and how often it was reviewed. */
export type Counted = readonly [key: string, looks: number, reviews: number];
/** What an hour or a window came to, most first. */
export interface Tally {
  readonly restaurants: readonly Counted[];
  readonly searches: readonly Counted[];
}

export const scoreOf = ([, looks, reviews]: Counted): number => looks + REVIEW_WEIGHT * reviews;

/** Adds up what has one key; the highest scores first. */
function ranked(counted: readonly Counted[], most: number): Counted[] {
  const sums = new Map<string, Counted>();
  for (const [key, looks, reviews] of counted) {
    const [, looksBefore, reviewsBefore] = sums.get(key) ?? [key, 0, 0];
    sums.set(key, [key, looksBefore + looks, reviewsBefore + reviews]);
  }
  return [...sums.values()]
    .map(([key, looks, reviews]): Counted => [key, looks, Math.max(0, reviews)])
    .filter((sum) => scoreOf(sum) > 0)
    .sort((a, b) => scoreOf(b) - scoreOf(a) || (a[0] < b[0] ? -1 : 1))
    .slice(0, most);
}

const number = (value: unknown): number => (typeof value === "number" ? value : 0);

/** An hour's items, of all shards, as its tally. */
export const tallyOf = (items: readonly Item[]): Tally => ({
  restaurants: ranked(
    items
      .filter(({ restaurant }) => restaurant !== undefined)
      .map(({ restaurant, views, reviews }): Counted => [String(restaurant), number(views), number(reviews)]),
    MOST_PER_HOUR,
  ),
  searches: ranked(
    items
      .filter(({ searches }) => searches !== undefined)
      .map(({ city, cuisine, searches }): Counted => [`${city}#${cuisine}`, number(searches), 0]),
    MOST_PER_HOUR,
  ),
});

/**
 * The candidates of a window. Searches were kept by the slugs of when they were counted, and are looked for in directories by those of the
 * live generation: what two versions do not tell alike is found nowhere, and not shown.
 */
export const sumOf = (tallies: readonly Tally[], { slugOf }: KeyFunctions): Tally => ({
  restaurants: ranked(
    tallies.flatMap(({ restaurants }) => restaurants),
    CANDIDATES,
  ),
  searches: ranked(
    tallies
      .flatMap(({ searches }) => searches)
      .map(([key, ...counts]): Counted => [key.split("#").map(slugOf).join("#"), ...counts]),
    CANDIDATES,
  ),
});
