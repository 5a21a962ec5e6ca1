import { cache } from "react";
import { ApiError, api, type FoundRestaurant, RESTAURANTS_TAG, slugOf } from "@/platform/api";
import type { Entry } from "../directory/closest.ts";
import { directory } from "../directory/directory.ts";

/** Shown of each list, and asked for: what nobody vouches for yet is not shown on the home page. */
const MOST = 6;
const ASKED = "24";
/** Kept with the page, and renewed when a restaurant is added or changed. */
const shared = { next: { tags: [RESTAURANTS_TAG], revalidate: 60 } };

/** What the home page shows of the search: two calls. Undefined while there is no index. */
export const homeLists = cache(async () => {
  try {
    const [rated, newest] = await Promise.all([
      api.searchRestaurants({ query: { sort: "rating", limit: ASKED, facets: ["city", "cuisine"] }, ...shared }),
      api.searchRestaurants({ query: { sort: "newest", limit: ASKED }, ...shared }),
    ]);
    return {
      rated: vouchedFor(rated.data)
        .filter(({ rating }) => rating.average !== null)
        .slice(0, MOST),
      newest: vouchedFor(newest.data).slice(0, MOST),
      cities: entriesOf(rated.facets.city),
      cuisines: entriesOf(rated.facets.cuisine),
    };
  } catch (error) {
    if (error instanceof ApiError && error.status === 503) return undefined;
    throw error;
  }
});

const vouchedFor = (found: readonly FoundRestaurant[]) => found.filter(({ established }) => established);

const entriesOf = (counts: readonly { readonly value: string; readonly count: number }[] = []): Entry[] =>
  counts.map(({ value, count }) => ({ name: value, slug: slugOf(value), count }));

/** The cities and the cuisines with their counts; by the directories while there is no index. */
export async function homeDirectories(): Promise<Readonly<Record<"cities" | "cuisines", readonly Entry[]>>> {
  const lists = await homeLists();
  if (lists) return lists;
  const [cities, cuisines] = await Promise.all([directory("listCities"), directory("listCuisines")]);
  return { cities, cuisines };
}
