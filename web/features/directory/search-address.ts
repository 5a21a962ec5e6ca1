import {
  type AttributeName,
  attributeNames,
  type BusinessStatus,
  businessStatuses,
  dietNames,
  MOST_RADIUS,
  MOST_TEXT,
  MOST_VALUES,
  type SearchSort,
  searchSorts,
  slugOf,
} from "../../platform/rules.ts";

/** What restaurants say they serve, and what is only told of dishes. */
export const searchedDiets = [...dietNames, "dairy_free"] as const;

/** What a place is to guests, one by one or together. */
export type SearchedStatus = "open" | "closed" | BusinessStatus;

/** What a search asks for: the parameters of its address, which are those of the API. */
export interface Search {
  readonly q?: string;
  readonly city?: string;
  readonly cuisine?: readonly string[];
  /** All of the cuisines, not any of them. */
  readonly cuisine_match?: "all";
  readonly price?: readonly string[];
  readonly rating_min?: string;
  readonly diet?: readonly (typeof searchedDiets)[number][];
  readonly attributes?: readonly AttributeName[];
  /** Only places of which it is known that they are open. */
  readonly open_now?: "1";
  /** Grades of the latest official inspection. */
  readonly grade?: readonly string[];
  readonly chain?: readonly string[];
  /** Only places of no chain. */
  readonly exclude_chains?: "1";
  readonly status?: readonly SearchedStatus[];
  /** Latitude and longitude, in degrees. */
  readonly near?: string;
  /** Metres around `near`. */
  readonly radius?: string;
  /** West, south, east and north, in degrees. */
  readonly bbox?: string;
  readonly sort?: Exclude<SearchSort, "relevance">;
  readonly cursor?: string;
}

/** The sorts that can be asked for; the best match first is what is meant when none is. */
export const namedSorts = searchSorts.filter((sort) => sort !== "relevance");
/** Least ratings and distances in metres that are offered; an address may name others. */
export const RATINGS = ["3", "4", "4.5"] as const;
export const RADII = ["500", "1000", "2000", "5000", "10000", "25000"] as const;
/** Metres, where an address names none: the API's own. */
export const USUAL_RADIUS = "2000";
export const PRICES = ["1", "2", "3", "4"] as const;

type Takes = (text: string) => boolean;
const among =
  (values: readonly string[]): Takes =>
  (text) =>
    values.includes(text);
const like =
  (pattern: RegExp): Takes =>
  (text) =>
    pattern.test(text);
const numbersOf = (text: string) => text.split(",").map(Number);
const isPlace: Takes = (text) => {
  const [lat = 91, lng = 181] = numbersOf(text);
  return /^-?\d{1,2}(\.\d{1,12})?,-?\d{1,3}(\.\d{1,12})?$/.test(text) && Math.abs(lat) <= 90 && Math.abs(lng) <= 180;
};
const isBox: Takes = (text) => {
  const [w, s, e, n, ...more] = text.split(",");
  return more.length === 0 && isPlace(`${s},${w}`) && isPlace(`${n},${e}`) && Number(s) <= Number(n);
};
const isRadius: Takes = (text) => /^[1-9]\d{0,4}$/.test(text) && Number(text) <= MOST_RADIUS;

/** Longer than any cursor; what is longer is cut, and so refused as a cursor. */
const MOST_READ = 2100;
const MOST_GRADE = 20;
const any: Takes = () => true;

interface Field {
  readonly takes: Takes;
  readonly isList?: true;
  readonly most?: number;
}
/** The parameters in the order of every address. What is none of a closed vocabulary was not asked for. */
const fields: Readonly<Record<keyof Search, Field>> = {
  q: { takes: any, most: MOST_TEXT },
  city: { takes: any },
  cuisine: { takes: any, isList: true },
  cuisine_match: { takes: among(["all"]) },
  price: { takes: among(PRICES), isList: true },
  rating_min: { takes: like(/^(?:[1-4](?:\.\d)?|5(?:\.0)?)$/) },
  diet: { takes: among(searchedDiets), isList: true },
  attributes: { takes: among(attributeNames), isList: true },
  open_now: { takes: among(["1"]) },
  grade: { takes: any, isList: true, most: MOST_GRADE },
  chain: { takes: any, isList: true },
  exclude_chains: { takes: among(["1"]) },
  status: { takes: among(["open", "closed", ...businessStatuses]), isList: true },
  near: { takes: isPlace },
  radius: { takes: isRadius },
  bbox: { takes: isBox },
  sort: { takes: among(namedSorts) },
  cursor: { takes: any },
};
const names = Object.keys(fields) as (keyof Search)[];

/** Reads the parameters of an address, or of a form; what is empty was not asked for, and of several where one is meant the first counts. */
export function readSearch(parameters: Readonly<Record<string, unknown>>): Search {
  const given = names.flatMap((name) => {
    const { takes, isList, most = MOST_READ } = fields[name];
    const texts = [parameters[name]]
      .flat()
      .slice(0, MOST_VALUES)
      .map((value) => (typeof value === "string" ? value.slice(0, most).trim() : ""));
    const taken = [...new Set(texts)].filter((text) => text !== "" && takes(text));
    return taken.length === 0 ? [] : [[name, isList ? taken : taken[0]] as const];
  });
  return meant(Object.fromEntries(given));
}

/** A search without what means nothing in it: a distance from nowhere, all of one cuisine, a chain's places that are of none. */
function meant(search: Search): Search {
  const { radius, sort, cuisine_match, exclude_chains, ...rest } = search;
  return {
    ...rest,
    ...(cuisine_match && (rest.cuisine?.length ?? 0) > 1 && { cuisine_match }),
    ...(exclude_chains && !rest.chain && { exclude_chains }),
    ...(radius && rest.near && radius !== USUAL_RADIUS && { radius }),
    ...(sort && (sort !== "distance" || rest.near) && { sort }),
  };
}

/** The parameters of an address, of which several may have one name. */
export function parametersOf(query: URLSearchParams | FormData): Record<string, unknown> {
  return Object.fromEntries([...new Set(query.keys())].map((name) => [name, query.getAll(name)]));
}

/** The address of a search, without language: always in the same order, and without what is not asked for. */
export function searchPath(search: Search): string {
  const clean = meant(search);
  const given = names.flatMap((name) =>
    [clean[name] ?? []].flat().flatMap((value) => (value ? [[name, value] as [string, string]] : [])),
  );
  return given.length > 0 ? `/restaurants?${new URLSearchParams(given)}` : "/restaurants";
}

/** The filters that have several values. */
export type ListName = "cuisine" | "price" | "diet" | "attributes" | "grade" | "chain";

/** Whether two names are one value of a filter, however they are written. */
export const isSame = (one: string, other: string): boolean => one === other || slugOf(one) === slugOf(other);

/** A search with one value more of a filter, or without it where it has it; from its first page on. */
export function toggled({ cursor: _, ...search }: Search, name: ListName, value: string): Search {
  const values: readonly string[] = search[name] ?? [];
  const rest = values.filter((each) => !isSame(each, value));
  const next = rest.length < values.length ? rest : [...values, value];
  const { [name]: __, ...others } = search;
  return next.length > 0 ? { ...others, [name]: next } : others;
}

/** A search with another choice of what there is one of, or without any; from its first page on. */
export function chosen(
  { cursor: _, ...search }: Search,
  changes: { [Name in keyof Search]?: Search[Name] | undefined },
) {
  return Object.fromEntries(
    Object.entries({ ...search, ...changes }).filter(([, value]) => value !== undefined),
  ) as Search;
}

/** Whether it asks for anything but a city and one cuisine: such lists are no pages for search engines. */
export function isNarrow({ city: _, cuisine = [], cursor: __, ...more }: Search): boolean {
  return cuisine.length > 1 || Object.keys(more).length > 0;
}
