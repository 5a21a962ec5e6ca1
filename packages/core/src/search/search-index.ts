import type { Coordinates, SearchDocument } from "./document.ts";
import type { FacetName, Level, SearchAfter, SearchQuery } from "./query.ts";
import type { Said, SaidBy } from "./said.ts";
import type { Missed } from "./score.ts";

/** A restaurant that was found. */
export interface Hit {
  readonly id: string;
  /** What is shown of it, as JSON. */
  readonly shown: string;
  /** From where `near` is, in metres; null without it, or without a location. */
  readonly distance: number | null;
  /** Only of a query with words: more is better. */
  readonly score: number | null;
  readonly missed: Missed | null;
  /** Dishes by which it was found, as `dishesMet` has them. */
  readonly dishes: readonly string[];
}

export interface FacetCount {
  readonly value: string;
  readonly count: number;
}

export interface Found {
  readonly hits: readonly Hit[];
  /** How many are found in all. */
  readonly total: number;
  readonly facets: Readonly<Partial<Record<FacetName, readonly FacetCount[]>>>;
  readonly level: Level;
  /** Where the next page begins; undefined after the last. */
  readonly next: SearchAfter | undefined;
}

export const suggestionKinds = ["restaurant", "cuisine", "city", "dish"] as const;
export type SuggestionKind = (typeof suggestionKinds)[number];
export interface Suggestion {
  readonly kind: SuggestionKind;
  readonly text: string;
  /** Of a restaurant. */
  readonly id?: string;
  readonly city?: string;
}
export interface SuggestQuery {
  readonly text: string;
  readonly city?: string | undefined;
  readonly near?: Coordinates | undefined;
  readonly limit: number;
}

/** What is known of one certain place that is looked for. */
export interface LookUp {
  readonly ids: readonly string[];
  /** Keys that its document may have (`lookUpKeys` of core/resolving). */
  readonly keys: readonly string[];
}
/** So many that have one key in common are told: the first by their ids. More have it where a key says little, such as a chain's website. */
export const MOST_OF_A_KEY = 50;

/** What changed, and up to which position of the feed the index then knows of it. */
export interface Indexed {
  readonly upsert: readonly SearchDocument[];
  readonly remove: readonly string[];
  /** What reviews say now, each in the place of what was known of it, and which say nothing any more. */
  readonly said?: readonly Said[];
  readonly unsaid?: readonly SaidBy[];
  readonly position: string;
  /** What whoever makes the documents has to know of what came before, as JSON by its key. */
  readonly notes?: ReadonlyMap<string, string>;
}

/** An index of restaurants. Each change is there whole, together with its position, or not at all. */
export interface SearchIndex {
  /** The position of the feed up to which it knows everything; "0" of an empty one. */
  position(): Promise<string>;
  /** Of these notes those that are there. */
  notes(keys: readonly string[]): Promise<ReadonlyMap<string, string>>;
  apply(change: Indexed): Promise<void>;
  search(query: SearchQuery): Promise<Found>;
  suggest(query: SuggestQuery): Promise<readonly Suggestion[]>;
  /** Those that have one of these ids or keys, each once, in the order of their ids: closed ones too, hidden ones never. */
  lookUp(asked: LookUp): Promise<readonly Pick<Hit, "id" | "shown">[]>;
  /** Takes the mean of all ratings anew, by which restaurants are weighed from now on, and makes the index as small and fast as it can be. */
  settle(): Promise<void>;
  close(): Promise<void>;
}
