import { cache } from "react";
import { api, type DirectoryEntry, RESTAURANTS_TAG, slugOf } from "@/platform/api";
import { properName } from "./closest.ts";
import type { Search } from "./search-address.ts";

/** Shared by all requests for a minute, and renewed when a restaurant is added or changed. */
const shared = { next: { tags: [RESTAURANTS_TAG], revalidate: 60 } };

/**
 * The cities, or the cuisines, that have restaurants: all of them where they fit on one page, in name order, else the largest. So it costs
 * one call or two, and however many small ones are made up, those that people look for are among them.
 */
export const directory = cache(async (of: "listCities" | "listCuisines"): Promise<readonly DirectoryEntry[]> => {
  const { data, next_cursor } = await api[of]({ query: { limit: "100" }, ...shared });
  if (next_cursor === null) return data;
  const largest = await api.listLargest({ query: { of: of === "listCities" ? "cities" : "cuisines" }, ...shared });
  return largest.data.length > 0 ? largest.data : data;
});

/** The city and the cuisine that were asked for, in their proper spelling. */
export interface ProperNames {
  readonly city: string | undefined;
  readonly cuisine: string | undefined;
}

interface Serving {
  readonly city: string;
  readonly cuisines: readonly string[];
}

/** Spells what was typed as the directories do, or else as the results do: a new place is not in a directory yet. */
export async function properNames(search: Search, restaurants: readonly Serving[] = []): Promise<ProperNames> {
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
  ...(city && { city: slugOf(city) }),
  ...(cuisine && { cuisine: slugOf(cuisine) }),
});
