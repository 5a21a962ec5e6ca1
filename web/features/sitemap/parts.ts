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
