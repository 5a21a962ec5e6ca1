import type { Coordinates, SearchDocument } from "./document.ts";
import { millimetres } from "./geo.ts";

/** So many reviews of the mean rating every restaurant is taken to have beside its own. */
export const PRIOR_COUNT = 10;
/** The mean as long as there are no reviews. */
export const PRIOR_MEAN = 3;

/**
 * The rating that restaurants are sorted by: (C x m + sum) / (C + count), with C = PRIOR_COUNT and m the mean of all, in millionths. One
 * review of five stars does not stand before a hundred of four and a half.
 */
export const weighedRating = ({ count, sum }: SearchDocument["rating"], mean: number): number =>
  Math.round(((PRIOR_COUNT * mean + sum) / (PRIOR_COUNT + count)) * 1_000_000);

/** A document's place in a sort by numbers, the first being the least. */
export const numberKeys = {
  rating: (rating: SearchDocument["rating"], mean: number) => -weighedRating(rating, mean),
  reviews: ({ count }: SearchDocument["rating"]) => 0 - count,
  distance: (location: Coordinates, from: Coordinates) => millimetres(location, from),
  newest: (created: number) => -created,
} as const;

/** Texts in the order of their code points, as databases have it. */
export function byCodePoints(one: string, other: string): number {
  if (one === other) return 0;
  const [a, b] = [[...one], [...other]];
  for (const [index, character] of a.entries()) {
    const against = b[index];
    if (against === undefined) return 1;
    if (character !== against) return (character.codePointAt(0) ?? 0) - (against.codePointAt(0) ?? 0);
  }
  return -1;
}
