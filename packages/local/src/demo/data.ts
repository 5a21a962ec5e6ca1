import { chanceOf } from "./chance.ts";
import { type DemoMenuItem, menuOf } from "./menus.ts";
import { guests, owners } from "./people.ts";
import { type DemoRestaurant, demoRestaurants } from "./restaurants.ts";
import { type DemoReview, reviewsOf } from "./reviews.ts";

export interface DemoData {
  readonly restaurants: readonly DemoRestaurant[];
  readonly menus: readonly DemoMenuItem[];
  /** Oldest first. */
  readonly reviews: readonly DemoReview[];
}

const OWNERS = 40;
const GUESTS = 120;

/**
 * A small invented world: about 240 restaurants in six cities with menus and about 1,500 reviews, as inputs of the API. The same seed
 * gives the same world; all its times are relative to `now` (milliseconds since 1970).
 */
export function demoData(seed = 1, now = Date.UTC(2026, 0, 1)): DemoData {
  const chance = chanceOf(seed);
  const people = guests(chance, GUESTS);
  const restaurants = demoRestaurants(chance, owners(OWNERS), now);
  const menus = restaurants.map((restaurant) => menuOf(chance, restaurant));
  const reviews = restaurants.flatMap((restaurant, index) =>
    reviewsOf(chance, restaurant, menus[index] ?? [], people, now),
  );
  return { restaurants, menus: menus.flat(), reviews: reviews.toSorted((a, b) => a.at - b.at) };
}
