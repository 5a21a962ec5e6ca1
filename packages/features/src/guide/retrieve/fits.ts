import { searchFold } from "@bellyfed/core/search/words";
import { slugOf } from "@bellyfed/core/slug";
import type { Restaurant } from "../../restaurants/contract.ts";
import type { Slots } from "../slots.ts";
import { isOpenWhen } from "./day.ts";
import { dietBy } from "./diets.ts";
import { offers, offersAll } from "./meals.ts";

/** Whether a place is there for guests. What is closed, hidden or not there yet is never recommended. */
export const isThere = ({ business_status, hidden, merged_into }: Restaurant): boolean =>
  business_status === "operational" && !hidden && merged_into === null;

/**
 * Whether a restaurant is what was asked for, by all that it says of itself; menus and reviews are looked at elsewhere. Searches have looked
 * at most of it: what they cannot ask for is a part of the city, a day without a time, a diet that is no dish by chance, and what is not wanted.
 */
export function fits(restaurant: Restaurant, slots: Slots, now: number): boolean {
  const { not, when } = slots;
  const has = (names: readonly string[]) => names.some((name) => isAmong(restaurant.cuisines, name));
  return (
    isThere(restaurant) &&
    (slots.city === null || slugOf(slots.city) === slugOf(restaurant.city)) &&
    (slots.neighborhood === null || isSame(restaurant.neighborhood, slots.neighborhood)) &&
    (slots.cuisines.length === 0 || has(slots.cuisines)) &&
    slots.diets.every((diet) => dietBy(restaurant, diet) !== null) &&
    offersAll(restaurant, slots.attributes) &&
    (slots.price.length === 0 || slots.price.includes(restaurant.price_level ?? 0)) &&
    (slots.ratingMin === null || (restaurant.rating.average ?? 0) >= slots.ratingMin) &&
    (slots.chains === null || restaurant.chain === null) &&
    (when === null || isOpenWhen(restaurant, when, now)) &&
    !has(not.cuisines) &&
    !not.attributes.some((attribute) => offers(restaurant, attribute)) &&
    !not.places.includes(restaurant.id)
  );
}

const isAmong = (names: readonly string[], asked: string): boolean =>
  names.some((name) => slugOf(name) === slugOf(asked));
const isSame = (name: string | null, asked: string): boolean => name !== null && searchFold(name) === searchFold(asked);
