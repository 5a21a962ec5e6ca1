export interface Coordinates {
  /** Degrees, WGS 84. */
  readonly lat: number;
  readonly lng: number;
}

/** What the search index knows of a restaurant: all that it is found, filtered, sorted and counted by, and what is shown of it. */
export interface SearchDocument {
  readonly id: string;
  readonly name: string;
  readonly city: string;
  readonly cuisines: readonly string[];
  readonly neighborhood: string | null;
  /** By what a place is looked up of which something is known: `lookUpKeys` of core/resolving. */
  readonly keys: readonly string[];
  /** The chain that it belongs to; undefined in what was written before there were any. */
  readonly chain?: string | null;
  /** Names of what is on the menu. */
  readonly dishes: readonly string[];
  readonly price_level: number | null;
  readonly grade: string | null;
  readonly attributes: readonly string[];
  readonly diets: readonly string[];
  readonly location: Coordinates | null;
  /** How many reviews there are, and the sum of their ratings. */
  readonly rating: { readonly count: number; readonly sum: number };
  readonly status: "open" | "closed";
  /** Counted by directories: one that is not is found, but makes no city and no cuisine in facets and suggestions. */
  readonly established: boolean;
  /** Taken out of sight: never found. */
  readonly hidden: boolean;
  /** RFC 3339, UTC. */
  readonly created_at: string;
  /** What is answered of it, as JSON. */
  readonly shown: string;
}
