import { facetNames, type SearchFilters, type SearchQuery, searchSorts } from "@bellyfed/core/search/query";
import { diets, kitchens, offers, one, some, TURN, towns } from "./documents.ts";

const words = [
  "",
  "pizza",
  "golden dragon",
  "cafe hab",
  "東京",
  "ラーメン",
  "nodle",
  "brulee",
  "la",
  "dragonbar xyz",
  "ramen",
];

/** A query of everything that a query can have, more or less. */
export function someQuery(chance: () => number): SearchQuery {
  const text = one(words, chance);
  const filters = someFilters(chance);
  return {
    ...(text !== "" && { text }),
    filters,
    sort: one(filters.near ? searchSorts : searchSorts.filter((sort) => sort !== "distance"), chance),
    facets: some(facetNames, chance, 0.5),
    limit: 1 + Math.floor(chance() * 30),
  };
}

/** Filters of everything that there is to filter by, more or less. */
export function someFilters(chance: () => number): SearchFilters {
  const maybe = <Filter>(share: number, filter: () => Filter): Filter | undefined =>
    chance() < share ? filter() : undefined;
  return {
    ...defined({ city: maybe(0.3, () => [one([...towns, "sao paulo", "Nowhere"], chance)]) }),
    ...defined({ cuisine: maybe(0.3, () => [one(kitchens, chance), one(["BAR", "crepes"], chance)]) }),
    ...defined({ cuisineMatch: maybe(0.3, () => one(["any", "all"] as const, chance)) }),
    ...defined({ price: maybe(0.2, () => some([1, 2, 3, 4], chance, 0.6)) }),
    ...defined({ ratingMin: maybe(0.2, () => 1 + Math.round(chance() * 35) / 10) }),
    ...defined({ grade: maybe(0.2, () => some(["A", "B", "C"], chance, 0.6)) }),
    ...defined({ attributes: maybe(0.2, () => some(offers, chance)) }),
    ...defined({ diet: maybe(0.2, () => some(diets, chance)) }),
    ...defined({ status: maybe(0.3, () => one(statuses, chance)) }),
    ...defined({ now: maybe(0.5, () => one([TURN - 1, TURN], chance)) }),
    ...defined({ chain: maybe(0.1, () => [one(["golden wok", "KASE & CO", "Nowhere"], chance)]) }),
    ...defined({ withoutChains: maybe(0.1, () => true as const) }),
    ...defined({ open: maybe(0.2, () => one(times, chance)) }),
    ...someArea(chance),
  };
}

const statuses = [
  ...([["closed"], ["open", "closed"], ["operational"]] as const),
  ...([["closed_temporarily"], ["opening_soon", "closed_permanently"]] as const),
];

/** A Friday night, Christmas, the hour that New York's clocks skip, and times of the week. */
const times = [
  { instant: Date.UTC(2026, 10, 28, 1, 30) },
  { instant: Date.UTC(2026, 11, 25, 17) },
  { instant: Date.UTC(2026, 2, 8, 7, 15) },
  { day: 5, minutes: 18 * 60 + 30 },
  { day: 0, minutes: 15 },
] as const;

function someArea(chance: () => number): SearchFilters {
  const centre = one(
    [
      { lat: 40.7, lng: -73.95 },
      { lat: -17, lng: 179.95 },
      { lat: 89.9, lng: 10 },
    ],
    chance,
  );
  const kind = chance();
  if (kind < 0.2) return { near: { ...centre, radius: 500 + Math.floor(chance() * 49_500) } };
  if (kind < 0.3) return { box: [-74.1, 40.6, -73.9 + chance() / 10, 40.8] };
  if (kind < 0.4) return { box: [179.6, -17.5, -179.7, -16.8] };
  if (kind < 0.5) return { polygon: [star(centre, chance), star(centre, () => 0.1)] };
  return {};
}

/** A ring with points in and out. */
function star({ lat, lng }: { lat: number; lng: number }, chance: () => number): [number, number][] {
  return Array.from({ length: 12 }, (_, index) => {
    const [angle, length] = [(index / 12) * 2 * Math.PI, 0.02 + 0.15 * chance()];
    return [lng + length * Math.cos(angle), lat + length * Math.sin(angle)];
  });
}

const defined = <Filters extends object>(filters: Filters): { [Name in keyof Filters]?: NonNullable<Filters[Name]> } =>
  Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined)) as never;
