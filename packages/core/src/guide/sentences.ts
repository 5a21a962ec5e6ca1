import type { SearchFilters } from "../search/query.ts";

/** What is looked for among the sentences of reviews that are shown. */
export interface SentenceQuery {
  /** A sentence fits that has any of these: a word, or words one after the other, in any of the three languages, however they are inflected by what the caller lists. */
  readonly phrases: readonly string[];
  /** Only of these restaurants; left out: of all that `filters` let through. */
  readonly restaurants?: readonly string[];
  readonly filters?: SearchFilters;
  /** At most so many, the best first: those with more of the phrases, of better rated reviews, newer ones. */
  readonly limit: number;
  /** At most so many of one restaurant; left out: as many as there are. */
  readonly perRestaurant?: number;
}

/** A sentence of a review, word for word. */
export interface Sentence {
  readonly restaurantId: string;
  readonly reviewId: string;
  readonly text: string;
  /** 1 to 5. */
  readonly rating: number;
  /** As the review says it: `en`; null where it does not. */
  readonly language: string | null;
  /** RFC 3339. */
  readonly writtenAt: string;
  /** Which of the phrases it has. */
  readonly matched: readonly string[];
}

/** A name that is known: a dish of a menu, or a restaurant. */
export interface KnownName {
  /** The phrase that was asked for. */
  readonly phrase: string;
  readonly kind: "dish" | "restaurant";
  /** As it is written. */
  readonly text: string;
  /** Of restaurants: its id and its city. */
  readonly id?: string;
  readonly city?: string;
}

/** The index's own words, from which questions are understood. */
export interface Gazetteer {
  /** Names of cities and cuisines as they are written, those with most restaurants first. */
  cities(): Promise<readonly string[]>;
  cuisines(): Promise<readonly string[]>;
  neighborhoods(): Promise<readonly { readonly name: string; readonly city: string }[]>;
  /** Of these phrases those that are a name as a whole, by the search's own folding; at most `limit` restaurants for each. */
  known(phrases: readonly string[], limit: number): Promise<readonly KnownName[]>;
}

/** Sentences of the reviews that everybody is shown. */
export interface ReviewSentences {
  sentences(query: SentenceQuery): Promise<readonly Sentence[]>;
}
