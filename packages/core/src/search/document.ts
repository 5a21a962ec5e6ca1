import type { Hours } from "../hours/model.ts";

export interface Coordinates {
  /** Degrees, WGS 84. */
  readonly lat: number;
  readonly lng: number;
}

/** Hours of the kind `open`, and the time zone by whose clocks they are; null where it is not known. */
export interface WeekHours extends Pick<Hours, "regular" | "special"> {
  readonly zone: string | null;
  /** Nobody is let in before this instant, in milliseconds since 1970. */
  readonly since?: number;
}

/** What a place is to guests. */
export const businessStatuses = ["operational", "closed_temporarily", "closed_permanently", "opening_soon"] as const;
export type BusinessStatus = (typeof businessStatuses)[number];

/** What the search index knows of a restaurant: all that it is found, filtered, sorted and counted by, and what is shown of it. */
export interface SearchDocument {
  readonly id: string;
  readonly name: string;
  readonly city: string;
  readonly cuisines: readonly string[];
  readonly neighborhood: string | null;
  /** By what a place is looked up of which something is known: `lookUpKeys` of core/resolving. */
  readonly keys: readonly string[];
  /** Names of what is on the menu. */
  readonly dishes: readonly string[];
  readonly price_level: number | null;
  readonly grade: string | null;
  readonly attributes: readonly string[];
  readonly diets: readonly string[];
  /** The chain that it is one of. */
  readonly chain: string | null;
  readonly location: Coordinates | null;
  /** When guests are let in; null where that is not known, and while it is closed for good. */
  readonly hours: WeekHours | null;
  /** How many reviews there are, and the sum of their ratings. */
  readonly rating: { readonly count: number; readonly sum: number };
  readonly status: "open" | "closed";
  /**
   * What it is to guests: this, and from `turns_at` on (milliseconds since 1970; null: as long as nothing else is said) operational. Undefined
   * in what was written before there was more than `status`.
   */
  readonly business?: {
    readonly status: BusinessStatus;
    readonly turns_at: number | null;
  };
  /** Counted by directories: one that is not is found, but makes no city and no cuisine in facets and suggestions. */
  readonly established: boolean;
  /** Taken out of sight: never found. */
  readonly hidden: boolean;
  /** RFC 3339, UTC. */
  readonly created_at: string;
  /** What is answered of it, as JSON. */
  readonly shown: string;
}
