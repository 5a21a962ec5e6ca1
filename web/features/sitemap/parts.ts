import { api, DAY, HIDING_TAG, type Restaurant } from "@/platform/api";

/**
 * The site's map is an index with one file for the pages that do not belong to a city, and one or more for each city. A restaurant is
 * three addresses (one per language) of some 600 bytes, and a Lambda answers 6 MB at most.
 */
export const RESTAURANTS_PER_PART = 2_000;
/** Of one city; what comes after that is left out. */
export const MOST_PARTS = 10;
/** What an index may hold by the protocol; what comes after that is left out. */
const MOST_FILES = 50_000;

export const PAGES_PART = "pages.xml";

interface City {
  readonly slug: string;
  readonly count: number;
}

/** The names of all files of the map. */
export const partNames = (cities: readonly City[]): string[] =>
  [
    PAGES_PART,
    ...cities.flatMap(({ slug, count }) =>
      Array.from({ length: partsOf(count) }, (_, index) => `${slug}-${index + 1}.xml`),
    ),
  ].slice(0, MOST_FILES);

const partsOf = (count: number): number => Math.min(MOST_PARTS, Math.max(1, Math.ceil(count / RESTAURANTS_PER_PART)));

/** The city and the number, from 1, that a file's name says; undefined for any other name. */
export function readPart(name: string): { readonly slug: string; readonly number: number } | undefined {
  const { slug, number } = /^(?<slug>.+)-(?<number>[1-9]\d?)\.xml$/.exec(name)?.groups ?? {};
  return slug && number ? { slug, number: Number(number) } : undefined;
}

// Each page of a list is kept for a day: a crawler that reads the whole map costs the API each page once a day, and once more after a
// restaurant was hidden: its address is not to be told.
const daily = { next: { revalidate: DAY, tags: [HIDING_TAG] } };
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
