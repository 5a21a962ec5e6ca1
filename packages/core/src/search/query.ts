import type { BusinessStatus, Coordinates } from "./document.ts";

export const searchSorts = ["relevance", "rating", "reviews", "distance", "newest", "name"] as const;
export type SearchSort = (typeof searchSorts)[number];

export const facetNames = ["cuisine", "price", "attributes", "diet", "city"] as const;
export type FacetName = (typeof facetNames)[number];

/** West, south, east, north, in degrees; west of more than east goes across the date line. */
export type Box = readonly [number, number, number, number];
/** A ring of longitude and latitude, in degrees. */
export type Ring = readonly (readonly [number, number])[];

/** An instant, in milliseconds since 1970; or a time of the week by each place's own clocks: day 0 is Sunday, minutes since its midnight. */
export type OpenWhen = { readonly instant: number } | { readonly day: number; readonly minutes: number };

/** What is asked of the index. Names are as they are shown; they are compared folded. */
export interface SearchFilters {
  readonly city?: readonly string[];
  readonly cuisine?: readonly string[];
  readonly cuisineMatch?: "any" | "all";
  readonly price?: readonly number[];
  /** The least average, as it is shown. */
  readonly ratingMin?: number;
  readonly grade?: readonly string[];
  /** All of them. */
  readonly attributes?: readonly string[];
  readonly diet?: readonly string[];
  readonly chain?: readonly string[];
  /** Only what is of no chain. */
  readonly withoutChains?: true;
  /** What is open then. Where hours are not known nobody can say, and it is not found. */
  readonly open?: OpenWhen;
  /** What it is at `now`: "open" is operational or opening soon, and stands where nothing is said; "closed" is closed for a time or for good. */
  readonly status?: readonly (BusinessStatus | "open" | "closed")[];
  /** Milliseconds since 1970. Left out, nothing that was said of a later day has come about. */
  readonly now?: number;
  /** Radius in metres. */
  readonly near?: Coordinates & { readonly radius: number };
  readonly box?: Box;
  /** The outer ring, and holes in it. */
  readonly polygon?: readonly Ring[];
}

/** How a query's words are matched: as they are written, with mistakes forgiven, also as two words with a mistake in one, or any of them. */
export type Level = "exact" | "forgiving" | "parted" | "any";

/**
 * Where a page ended. With the key stands what the first page was made by and must stay until the last: the level at which words are
 * matched, and the mean by which ratings are weighed.
 */
export interface SearchAfter {
  readonly key: number | string;
  readonly id: string;
  readonly level: Level;
  readonly mean: number;
}

export interface SearchQuery {
  readonly text?: string;
  readonly filters: SearchFilters;
  readonly sort: SearchSort;
  readonly facets: readonly FacetName[];
  readonly limit: number;
  readonly after?: SearchAfter;
}

/** Names by which facets and filters know one value. Within `field` no two values are one. */
export const filterOf: Readonly<Record<FacetName, keyof SearchFilters>> = {
  cuisine: "cuisine",
  price: "price",
  attributes: "attributes",
  diet: "diet",
  city: "city",
};
