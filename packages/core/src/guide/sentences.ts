import type { SearchFilters } from "../search/query.ts";
import type { SearchIndex } from "../search/search-index.ts";

/** What is looked for among the sentences of reviews that are shown. */
export interface SentenceQuery {
  /**
   * A sentence fits that has any of these: a word, or words one after the other, in any of the three languages, however they are inflected by what the caller lists.
   * The first 200 count.
   */
  readonly phrases: readonly string[];
  /** Only of these restaurants; left out: of all that `filters` let through. */
  readonly restaurants?: readonly string[];
  /** As in a search. Left out, restaurants that are named may be closed ones, and others are not. */
  readonly filters?: SearchFilters;
  /** At most so many, the best first: those with more of the phrases, of better rated reviews, newer ones. */
  readonly limit: number;
  /** At most so many of one restaurant; left out: as many as there are. */
  readonly perRestaurant?: number;
}

/** A sentence of a review, word for word. Its title is the first of them. */
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
  /** Which of the phrases it has, in their order. */
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

/** The index's own words, from which questions are understood. Names that are one but for case and accents are told once. */
export interface Gazetteer {
  /** Names of cities and cuisines as they are written, those with most restaurants first. Restaurants that are closed for good, or that nobody vouches for, name none. */
  cities(): Promise<readonly string[]>;
  cuisines(): Promise<readonly string[]>;
  neighborhoods(): Promise<readonly { readonly name: string; readonly city: string }[]>;
  /**
   * Of these phrases those that are a name as a whole, by the search's own folding: in their order, a dish before restaurants, and of these at most `limit` for
   * each, those that are open and have most reviews first. Dishes are of restaurants that are not closed for good.
   */
  known(phrases: readonly string[], limit: number): Promise<readonly KnownName[]>;
}

/** Sentences of the reviews that everybody is shown. */
export interface ReviewSentences {
  sentences(query: SentenceQuery): Promise<readonly Sentence[]>;
}

/** An index that also answers what the guide asks. */
export interface GuideIndex extends SearchIndex, Gazetteer, ReviewSentences {}

/** Which restaurants a query's sentences may be of, beside those that it names. */
export const filtersOf = ({ restaurants, filters }: SentenceQuery): SearchFilters =>
  filters ?? (restaurants ? { status: ["open", "closed"] } : {});
