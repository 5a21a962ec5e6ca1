import { valueKey } from "./columns.ts";
import type { SearchDocument } from "./document.ts";
import type { FacetName } from "./query.ts";

/** What a document is filtered and counted by as it is, in parts that many documents have in common: what holds for a part holds for all of them. */
export interface Parts {
  readonly place: Pick<SearchDocument, "city" | "neighborhood"> & { readonly cityKey: string };
  readonly offer: {
    /** Keys, and the first name of each. */
    readonly cuisines: readonly (readonly [key: string, name: string])[];
    readonly attributes: readonly string[];
    readonly diets: readonly string[];
    readonly chainKey: string | null;
  };
  readonly state: Pick<SearchDocument, "business" | "status" | "established" | "price_level" | "grade">;
}
export type PartName = keyof Parts;
export const partNames: readonly PartName[] = ["place", "offer", "state"];

/** The parts of a document. */
export function partsOf(document: SearchDocument): Parts {
  const { city, neighborhood, attributes, diets, chain, business, status, established, price_level, grade } = document;
  return {
    place: { city, neighborhood, cityKey: valueKey(city) },
    offer: {
      cuisines: unlike(document.cuisines.map((name) => [valueKey(name), name])),
      ...{ attributes, diets, chainKey: chain === null ? null : valueKey(chain) },
    },
    state: { ...(business && { business }), status, established, price_level, grade },
  };
}

/** The first name of each key. */
const unlike = (values: readonly (readonly [string, string])[]) => [...new Map([...values].reverse())].reverse();

/** The part that a facet counts. */
export const countedPart = {
  city: "place",
  cuisine: "offer",
  attributes: "offer",
  diet: "offer",
  price: "state",
} as const satisfies Record<FacetName, PartName>;

/** Facets that do not count what is not established: a name that somebody made up makes no city and no cuisine. */
export const needsEstablished = (facet: FacetName): boolean => facet === "city" || facet === "cuisine";

/** What a part counts for in a facet: keys, and the names that are shown for them. */
export const valuesOf: {
  readonly [Facet in FacetName]: (
    part: Parts[(typeof countedPart)[Facet]],
  ) => readonly (readonly [key: string, name: string])[];
} = {
  city: ({ city, cityKey }) => [[cityKey, city]],
  cuisine: ({ cuisines }) => cuisines,
  attributes: ({ attributes }) => same(attributes),
  diet: ({ diets }) => same(diets),
  price: ({ price_level }) => (price_level === null ? [] : same([String(price_level)])),
};

const same = (values: readonly string[]) => values.map((value) => [value, value] as const);
