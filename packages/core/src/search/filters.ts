import { averageOf, type SearchColumns, valueKey } from "./columns.ts";
import type { SearchDocument } from "./document.ts";
import { isInBox, isInPolygon, millimetres } from "./geo.ts";
import { type FacetName, filterOf, type SearchFilters } from "./query.ts";

/** Filters without the one that a facet would be about: choosing a cuisine does not take the others from the list of cuisines. */
export const withoutOwn = (filters: SearchFilters, facet: FacetName): SearchFilters => {
  const { [filterOf[facet]]: _, ...others } = filters;
  return others;
};

/** Whether anything is asked by the filter that a facet is about. */
export const isFiltered = (filters: SearchFilters, facet: FacetName): boolean => filters[filterOf[facet]] !== undefined;

/** Whether a document is among those that are asked for. Hidden ones never are, and closed ones only by their status. */
export function passes(document: SearchDocument, columns: SearchColumns, filters: SearchFilters): boolean {
  if (document.hidden || !(filters.status ?? ["open"]).includes(document.status)) return false;
  return (
    isOneOf(filters.city?.map(valueKey), columns.cityKey) &&
    hasCuisines(columns.cuisineKeys, filters) &&
    isOneOf(filters.price, document.price_level) &&
    isOneOf(filters.grade, document.grade) &&
    hasAll(document.attributes, filters.attributes) &&
    hasAll(document.diets, filters.diet) &&
    isRated(document, filters.ratingMin) &&
    isThere(document, filters)
  );
}

const isOneOf = <Value>(asked: readonly Value[] | undefined, value: Value | null): boolean =>
  asked === undefined || (value !== null && asked.includes(value));
const hasAll = (values: readonly string[], asked: readonly string[] = []): boolean =>
  asked.every((value) => values.includes(value));

function hasCuisines(keys: readonly string[], { cuisine, cuisineMatch }: SearchFilters): boolean {
  if (cuisine === undefined) return true;
  const has = (name: string) => keys.includes(valueKey(name));
  return cuisineMatch === "all" ? cuisine.every(has) : cuisine.some(has);
}

const isRated = ({ rating }: SearchDocument, least: number | undefined): boolean =>
  least === undefined || (averageOf(rating) ?? 0) >= Math.round(least * 100);

function isThere({ location }: SearchDocument, { near, box, polygon }: SearchFilters): boolean {
  if (!near && !box && !polygon) return true;
  if (!location) return false;
  if (near && millimetres(location, near) > near.radius * 1000) return false;
  return (!box || isInBox(location, box)) && (!polygon || isInPolygon(location, polygon));
}

/** The first name of each key. */
const unlike = (values: readonly (readonly [string, string])[]) => [...new Map([...values].reverse())].reverse();

/** What a document counts for in a facet: keys, and the names that are shown for them. */
export function facetValues(
  document: SearchDocument,
  columns: SearchColumns,
  facet: FacetName,
): readonly (readonly [key: string, name: string])[] {
  const same = (values: readonly string[]) => values.map((value) => [value, value] as const);
  switch (facet) {
    case "cuisine":
      return document.established ? unlike(document.cuisines.map((name) => [valueKey(name), name])) : [];
    case "city":
      return document.established ? [[columns.cityKey, document.city]] : [];
    case "price":
      return document.price_level === null ? [] : same([String(document.price_level)]);
    case "attributes":
      return same(document.attributes);
    case "diet":
      return same(document.diets);
  }
}
