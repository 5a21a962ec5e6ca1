import { mayBeHalves } from "./halves.ts";
import type { Level, SearchQuery, SearchSort } from "./query.ts";
import type { Term } from "./terms.ts";

/** With fewer than these, what was written may be a mistake for something else, and mistakes are forgiven. */
const ENOUGH = 10;

/** The levels at which these words are looked for, one after the other: each finds what the one before does, and more. */
export function levelsOf(terms: readonly Term[]): readonly Level[] {
  if (terms.length === 0) return ["exact"];
  const isParted = terms.some(({ word }) => mayBeHalves(word));
  return [
    "exact",
    "forgiving",
    ...(isParted ? ["parted" as const] : []),
    ...(terms.length > 1 ? ["any" as const] : []),
  ];
}

/**
 * What is found at the level at which a query's words are matched: as they are written where that finds enough, then with mistakes, then
 * as two words each, then any of them. Further pages stay at the level of the first.
 */
export function leveled<Result extends { readonly total: number }>(
  { after }: SearchQuery,
  terms: readonly Term[],
  at: (level: Level) => Result,
): Result {
  if (after) return at(after.level);
  let found = at("exact");
  if (found.total >= ENOUGH) return found;
  for (const level of levelsOf(terms).slice(1)) {
    found = at(level);
    if (found.total > 0) break;
  }
  return found;
}

/** How results are sorted in fact: without words nothing is more relevant than another, and the best rated come first. */
export const sortOf = ({ sort }: SearchQuery, terms: readonly Term[]): SearchSort =>
  sort === "relevance" && terms.length === 0 ? "rating" : sort;

/** Whether text was asked for that has no letter and no digit, which nothing is found by. */
export const asksNothing = ({ text }: SearchQuery, terms: readonly Term[]): boolean =>
  text !== undefined && text.trim() !== "" && terms.length === 0;
