import { createHash } from "node:crypto";
import { columnsOf } from "@bellyfed/core/search/columns";
import type { SearchDocument } from "@bellyfed/core/search/document";
import { numberKeys } from "@bellyfed/core/search/order";
import { needsEstablished, type Parts, partsOf, valuesOf } from "@bellyfed/core/search/parts";
import type { FacetName } from "@bellyfed/core/search/query";

/**
 * One collection holds everything of an index, so that one alias can be moved from it to another: `place`, a restaurant; `word`, each word
 * there is; `week`, each kind of opening hours; `value`, what a facet's value is called; `note`; and `meta`, which is one. What stands in `data`
 * is in no field: it is kept, and not searched. Names of fields that are there in all versions from 0.24 to 30.
 */
export const fields = [
  ...["kind", "city", "chain", "grade", "status", "week"].map((name) => ({ name, type: "string" })),
  ...["words", "names", "keys", "cuisine", "attributes", "diets"].map((name) => ({ name, type: "string[]" })),
  ...["price", "count", "sum"].map((name) => ({ name, type: "int32", facet: true })),
  ...["cityValue", "cuisineValue", "attributesValue", "dietValue"].map((name) => ({
    name,
    type: "string[]",
    facet: true,
  })),
  ...["average"].map((name) => ({ name, type: "int32" })),
  ...["seq", "lat", "lng", "created", "turns", "rated", "name1", "name2", "id1", "id2"].map((name) => ({
    name,
    type: "int64",
  })),
  { name: "at", type: "geopoint" },
].map((field) => ({ ...field, optional: true }));

/** Words and names as one run of ASCII letters and digits each: whatever else there is, the server would take apart or leave out. */
export const encoded = (text: string): string =>
  /^[a-z0-9]{1,40}$/.test(text) ? `w${text}` : `x${createHash("sha256").update(text).digest("hex").slice(0, 32)}`;

/** The field that a facet counts. */
export const countedField = {
  city: "cityValue",
  cuisine: "cuisineValue",
  attributes: "attributesValue",
  diet: "dietValue",
  price: "price",
} as const satisfies Record<FacetName, string>;

/** A value of a facet as it is counted; what it is called is in a document of its own. */
export interface CountedValue {
  readonly id: string;
  readonly key: string;
  readonly name: string;
}
const countedValue = ([key, name]: readonly [string, string]): CountedValue => ({
  id: encoded(`${key}\0${name}`),
  key,
  name,
});

/** What a document counts for in facets that have names. */
export const countedValues = (parts: Parts, established: boolean) => {
  const of = (facet: "city" | "cuisine" | "attributes" | "diet", part: never) =>
    established || !needsEstablished(facet) ? valuesOf[facet](part).map(countedValue) : [];
  return {
    city: of("city", parts.place as never),
    cuisine: of("cuisine", parts.offer as never),
    attributes: of("attributes", parts.offer as never),
    diet: of("diet", parts.offer as never),
  };
};

/** Degrees as whole billionths, which is a tenth of a millimetre. */
export const whole = (degrees: number): number => Math.round(degrees * 1e9);

/** Bytes of a text as two numbers that stand in its order: six bytes each, of UTF-8, whose order is that of code points. */
export function ordered(text: string): readonly [number, number] {
  const bytes = Buffer.from(text).subarray(0, 12);
  const part = (from: number) =>
    Array.from({ length: 6 }, (_, index) => bytes[from + index] ?? 0).reduce((sum, byte) => sum * 256 + byte, 0);
  return [part(0), part(6)];
}

/** What it is to guests, and from when on it is operational: never where nobody has said so. */
const standing = ({ status, business }: SearchDocument) => ({
  status: business?.status ?? (status === "open" ? "operational" : "closed_permanently"),
  turns: business?.turns_at ?? Number.MAX_SAFE_INTEGER,
});

/** When it is open, as it is asked for: places with the same hours have the same. */
export const weekOf = ({ hours }: SearchDocument): string => (hours === null ? "none" : encoded(JSON.stringify(hours)));

export const placeId = (id: string): string => `place ${id}`;

/** A restaurant as the server has it, and what `mean` of all ratings it is weighed by. */
export function placeOf(document: SearchDocument, mean: number) {
  const [columns, parts] = [columnsOf(document), partsOf(document)];
  const values = countedValues(parts, document.established);
  const { location, rating } = document;
  const [name1, name2] = ordered(columns.sortName);
  const [id1, id2] = ordered(document.id);
  const ids = (all: readonly CountedValue[]) => all.map(({ id }) => id);
  return {
    ...{ id: placeId(document.id), kind: "place", data: JSON.stringify(document) },
    words: [...new Set([...columns.nameWords, ...columns.otherWords])].map(encoded),
    ...{ names: columns.nameWords.map(encoded), keys: document.keys.map(encoded) },
    ...{ city: encoded(parts.place.cityKey), cuisine: parts.offer.cuisines.map(([key]) => encoded(key)) },
    ...{ attributes: document.attributes.map(encoded), diets: document.diets.map(encoded) },
    ...{ cityValue: ids(values.city), cuisineValue: ids(values.cuisine) },
    ...{ attributesValue: ids(values.attributes), dietValue: ids(values.diet) },
    chain: parts.offer.chainKey === null ? "none" : encoded(parts.offer.chainKey),
    ...(document.price_level !== null && { price: document.price_level }),
    ...(document.grade !== null && { grade: encoded(document.grade) }),
    ...standing(document),
    ...{ week: weekOf(document), average: columns.average ?? 0 },
    ...{ count: rating.count, sum: rating.sum, created: columns.created },
    ...{ rated: numberKeys.rating(rating, mean), name1, name2, id1, id2 },
    ...(location && { at: [location.lat, location.lng], lat: whole(location.lat), lng: whole(location.lng) }),
  };
}
