import { cache } from "react";
import { api, type DirectoryEntry, RESTAURANTS_TAG, slugOf } from "@/platform/api";
import { largest, properName } from "./closest.ts";
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

/** The names of the cities that have most restaurants, largest first. */
export const largestCities = async (most: number): Promise<string[]> =>
  largest(await directory("listCities"), most).map(({ name }) => name);

/** The city, the cuisines and the chains that were asked for, in their proper spelling. */
export interface ProperNames {
  readonly city: string | undefined;
  readonly cuisines: readonly string[];
  readonly chains: readonly string[];
}

/** Names that are known, as they are properly written. */
export interface KnownNames {
  readonly cities: readonly string[];
  readonly cuisines: readonly string[];
  readonly chains: readonly string[];
}

/** Spells what was typed as it is known. */
export const properNames = ({ city, cuisine = [], chain = [] }: Search, known: KnownNames): ProperNames => ({
  city: city && properName(city, known.cities),
  cuisines: cuisine.map((name) => properName(name, known.cuisines)),
  chains: chain.map((name) => properName(name, known.chains)),
});

/** A search as addresses have it, however its names were typed. */
export const canonical = ({ city, cuisine, ...search }: Search): Search => ({
  ...search,
  ...(city && { city: slugOf(city) }),
  ...(cuisine && { cuisine: cuisine.map(slugOf) }),
});
