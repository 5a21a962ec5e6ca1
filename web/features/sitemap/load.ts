import { api, DAY, type Restaurant } from "@/platform/api";
import { RESTAURANTS_PER_PART } from "./parts.ts";

// Each page of a list is kept for a day: a crawler that reads the whole map costs the API each page once a day.
const daily = { next: { revalidate: DAY } };
const PAGE = 100;
/** Of the cities and of the cuisines; what comes after that is left out. */
const MOST_ENTRIES = 10_000;

export const cities = () => firstOf(api.pages.listCities({ query: { limit: PAGE }, ...daily }), MOST_ENTRIES);
export const cuisines = () => firstOf(api.pages.listCuisines({ query: { limit: PAGE }, ...daily }), MOST_ENTRIES);

/** The restaurants of a city that belong into its part of this number, from 1. */
export async function restaurantsOf(slug: string, number: number): Promise<Restaurant[]> {
  const pages = api.pages.listRestaurants({ query: { city: slug, limit: PAGE }, ...daily });
  const read = await firstOf(pages, number * RESTAURANTS_PER_PART);
  return read.slice((number - 1) * RESTAURANTS_PER_PART);
}

interface Page<Item> {
  readonly data: readonly Item[];
}

async function firstOf<Item>(pages: AsyncIterable<Page<Item>>, most: number): Promise<Item[]> {
  const items: Item[] = [];
  for await (const { data } of pages) {
    items.push(...data);
    if (items.length >= most) break;
  }
  return items.slice(0, most);
}
