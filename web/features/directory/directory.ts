import { cache } from "react";
import { api, type DirectoryEntry, RESTAURANTS_TAG } from "@/platform/api";

/** Pages of 100 that are read at most; a directory that is longer is cut at its end. */
const MOST_PAGES = 20;

/** Shared by all requests for a minute, and renewed when a restaurant is added or changed. */
const shared = { next: { tags: [RESTAURANTS_TAG], revalidate: 60 } };

/** The cities, or the cuisines, that have restaurants, in name order. */
export const directory = cache(async (of: "listCities" | "listCuisines"): Promise<DirectoryEntry[]> => {
  const entries: DirectoryEntry[] = [];
  let read = 0;
  for await (const { data } of api.pages[of]({ query: { limit: "100" }, ...shared })) {
    entries.push(...data);
    read += 1;
    if (read === MOST_PAGES) break;
  }
  return entries;
});
