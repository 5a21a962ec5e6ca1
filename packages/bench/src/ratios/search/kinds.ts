import {
  facetNames,
  type Ring,
  type SearchFilters,
  type SearchQuery,
  type SearchSort,
} from "@bellyfed/core/search/query";
import { misspelt } from "@bellyfed/testing/search/misspelt";

/** What people ask, kind by kind; and what is typed of it, where that is words. */
export interface Kind {
  readonly what: string;
  readonly queries: readonly SearchQuery[];
}

export const base: SearchQuery = { filters: {}, sort: "relevance", facets: [], limit: 25 };
const counted: SearchQuery = { ...base, facets: facetNames };
const [midtown, radius] = [{ lat: 40.73, lng: -73.99 }, 50_000];
/** A Friday evening. */
const open = { instant: Date.UTC(2026, 10, 28, 1, 30) };
const words = (query: SearchQuery, texts: readonly string[]) => texts.map((text) => ({ ...query, text }));
const filtered = (query: SearchQuery, ...filters: readonly SearchFilters[]) =>
  filters.map((each) => ({ ...query, filters: each }));
const sorted = (query: SearchQuery, ...sorts: readonly SearchSort[]) => sorts.map((sort) => ({ ...query, sort }));

/** A star of a hundred points around the city, whose arms leave some of it out. */
function star(size: number): Ring[] {
  const point = (index: number) => {
    const [angle, length] = [((index % 99) / 99) * 2 * Math.PI, size * (index % 2 ? 1 : 0.8)];
    return [-73.95 + length * Math.cos(angle), 40.73 + length * Math.sin(angle)] as const;
  };
  return [Array.from({ length: 100 }, (_, index) => point(index))];
}

const broad = ["pizza", "restaurant", "american", "manhattan", "bar", "the", "coffee shop", "new york pizza", "cafe"];

export const mistakes: Kind = {
  what: "mistakes",
  queries: words(
    base,
    misspelt.map(([text]) => text),
  ),
};
export const facets: Kind = {
  what: "words with five facets",
  queries: words(counted, [
    ...["pizza", "coffee", "thai kitchen", "sushi bar", "deli grocery", "taco", "noodle house", "bagel"],
  ]),
};
/** What is found by words. */
export const withWords: readonly Kind[] = [
  mistakes,
  { what: "broad words with five facets", queries: words(counted, broad) },
  { what: "beginnings of one or two letters", queries: words(counted, ["a", "m", "s", "re", "th", "pi"]) },
  {
    what: "words of which most are unknown",
    queries: words(base, ["amercian restaurnt xyzzyq", "manhattan pizza zzzqx", "the best coffee in manhatan"]),
  },
];
/** What is found without. */
export const withoutWords: readonly Kind[] = [
  {
    what: "no words, five facets, by any order",
    queries: sorted(counted, "rating", "reviews", "newest", "name"),
  },
  {
    what: "no words, by city, cuisine and rating, five facets",
    queries: filtered(
      counted,
      ...[{ city: ["Brooklyn"] }, { city: ["Manhattan"], cuisine: ["American"] }, { ratingMin: 3 }],
    ),
  },
  { what: "no words, open now, five facets", queries: filtered(counted, { open }) },
  {
    what: "within 1 to 50 km, by distance and by rating, five facets",
    queries: [1000, 5000, radius].flatMap((radius) =>
      sorted({ ...counted, filters: { near: { ...midtown, radius } } }, "distance", "rating"),
    ),
  },
  {
    what: "in a polygon of 100 points, five facets",
    queries: filtered(counted, { polygon: star(0.3) }, { polygon: star(0.1) }),
  },
];

export const around: SearchQuery = { ...base, sort: "distance", filters: { near: { ...midtown, radius: 1000 } } };
export const beginnings = ["st", "sta", "star", "mcd", "piz", "cafe h", "sushi y", "joe", "le b", "golden dr"];
