import type { Menu } from "../../menus/contract.ts";
import type { Restaurant } from "../../restaurants/contract.ts";
import type { FoundRestaurant } from "../../search/contract.ts";
import type { Relaxed } from "../ports.ts";

/** A sentence of a review that says something of what was asked. */
export interface Quote {
  readonly reviewId: string;
  /** Word for word, and nothing in it but what may be shown: see check/quotes.ts. */
  readonly quote: string;
  readonly rating: number;
  readonly language: string | null;
  /** Which concept it is about; null where none was asked for. */
  readonly concept: string | null;
}

/** A place that was found, with what was read of it. */
export interface Finding {
  readonly restaurant: Restaurant | FoundRestaurant;
  readonly quotes: readonly Quote[];
  /** null where nothing of it was asked for. */
  readonly menu: Menu | null;
}

/** What a turn has read. */
export interface Retrieved {
  readonly findings: readonly Finding[];
  /** How many fit in all; null where no more were looked for than are told. */
  readonly total: number | null;
  readonly relaxed: readonly Relaxed[];
}

export const nothing: Retrieved = { findings: [], total: 0, relaxed: [] };
