import { directory } from "./directory.ts";
import { fold, properName } from "./fold-name.ts";
import type { Search } from "./search-address.ts";

/** What was asked for, as it is properly written. */
export interface Named {
  readonly city: string | undefined;
  readonly cuisine: string | undefined;
}

interface Serving {
  readonly city: string;
  readonly cuisines: readonly string[];
}

/** Writes what was typed as the directories do, or as the results do: a new place is not in a directory yet. */
export async function named(search: Search, restaurants: readonly Serving[] = []): Promise<Named> {
  const [cities, cuisines] = await Promise.all([directory("listCities"), directory("listCuisines")]);
  const names = (entries: readonly { readonly name: string }[]) => entries.map(({ name }) => name);
  return {
    city: search.city && properName(search.city, [...names(cities), ...restaurants.map(({ city }) => city)]),
    cuisine:
      search.cuisine &&
      properName(search.cuisine, [...names(cuisines), ...restaurants.flatMap((restaurant) => restaurant.cuisines)]),
  };
}

/** The filters of a search as addresses have them, however they were typed. */
export const canonical = ({ city, cuisine }: Search): Search => ({
  ...(city && { city: fold(city) }),
  ...(cuisine && { cuisine: fold(cuisine) }),
});
