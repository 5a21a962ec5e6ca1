import { byCodePoints } from "./order.ts";
import { searchWords } from "./words.ts";

/** What a review is known by. */
export interface SaidBy {
  readonly restaurantId: string;
  readonly reviewId: string;
}

/** What a review says of a restaurant to everybody. */
export interface Said extends SaidBy {
  /** 1 to 5. */
  readonly rating: number;
  /** As the review says it: `en`; null where it does not. */
  readonly language: string | null;
  /** RFC 3339, UTC. */
  readonly writtenAt: string;
  /** As `sentencesOf` has them; one at least. */
  readonly sentences: readonly string[];
}

/** A phrase that is looked for, and its words as they are compared. */
export interface Phrase {
  readonly phrase: string;
  readonly words: readonly string[];
}

/** So many phrases of a query are looked at. */
const MOST_PHRASES = 200;

/** What phrases ask for; those without a word are left out. */
export const phrasesOf = (phrases: readonly string[]): Phrase[] =>
  phrases
    .slice(0, MOST_PHRASES)
    .map((phrase) => ({ phrase, words: searchWords(phrase) }))
    .filter(({ words }) => words.length > 0);

/** Those of the phrases whose words stand in a sentence one after the other. */
export function phrasesIn(sentence: string, phrases: readonly Phrase[]): string[] {
  const text = ` ${searchWords(sentence).join(" ")} `;
  return phrases.filter(({ words }) => text.includes(` ${words.join(" ")} `)).map(({ phrase }) => phrase);
}

/** A sentence in the order of those that were found. */
export interface SaidPlace extends SaidBy {
  readonly matched: readonly string[];
  readonly rating: number;
  readonly writtenAt: string;
  /** Which sentence of its review it is. */
  readonly at: number;
}

/** Those with more of the phrases come first, then those of better rated reviews, then of newer ones. No two are alike. */
export const bySaid = (one: SaidPlace, other: SaidPlace): number =>
  other.matched.length - one.matched.length ||
  other.rating - one.rating ||
  Date.parse(other.writtenAt) - Date.parse(one.writtenAt) ||
  byCodePoints(one.restaurantId, other.restaurantId) ||
  byCodePoints(one.reviewId, other.reviewId) ||
  one.at - other.at;

/** The first of these, and at most so many of one restaurant. */
export function firstOfEach<Place extends SaidPlace>(
  sorted: readonly Place[],
  { limit, perRestaurant = limit }: { readonly limit: number; readonly perRestaurant?: number },
): Place[] {
  const taken = new Map<string, number>();
  const first: Place[] = [];
  for (const place of sorted) {
    if (first.length >= limit) break;
    const before = taken.get(place.restaurantId) ?? 0;
    if (before >= perRestaurant) continue;
    taken.set(place.restaurantId, before + 1);
    first.push(place);
  }
  return first;
}
