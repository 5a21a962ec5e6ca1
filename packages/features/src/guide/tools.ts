import type { Gazetteer, ReviewSentences } from "@bellyfed/core/guide/sentences";
import type { Menu } from "../menus/contract.ts";
import type { Restaurant } from "../restaurants/contract.ts";
import type { Review } from "../reviews/contract.ts";
import type { SearchResult } from "../search/contract.ts";

/** A search as its address has it: `{ city: ["Kyoto"], open_at: "sat19:00" }`. */
export type SearchParameters = Readonly<Record<string, string | readonly string[]>>;

/**
 * What a turn may ask, all of it reading: the API's own operations, called in process with the caller's key and token, and the index's words.
 * undefined: there is no such place, or it is hidden from whoever asks.
 */
export interface GuideTools extends Gazetteer, ReviewSentences {
  searchRestaurants(asked: SearchParameters): Promise<SearchResult>;
  getRestaurant(id: string): Promise<Restaurant | undefined>;
  getMenu(id: string): Promise<Menu | undefined>;
  /** The newest, or those with `q` in them. */
  getReviews(id: string, asked?: { readonly q?: string; readonly limit?: number }): Promise<readonly Review[]>;
}
