import * as v from "valibot";
import { CreateRestaurant } from "../../restaurants/contract.ts";
import { ImportRecord } from "../contract.ts";
import { firstPhone, firstWebAddress } from "./contacts.ts";
import { decimalOf, withoutFraction } from "./decimal.ts";
import { objectOf, type Profile } from "./row.ts";

/** A row of the native profile: what POST /restaurants takes, with the source's id and what was found at inspections. */
export const BellyfedRow = v.strictObject({
  external_id: ImportRecord.entries.external_id,
  ...CreateRestaurant.entries,
  inspections: v.optional(ImportRecord.entries.inspections, []),
});

/** The native profile: what its fields say is read as people write it, and a field that it does not know rejects a row. */
export const bellyfed: Profile = {
  origins: {},
  draft: (row, defaults) => {
    const { external_id, inspections, ...restaurant } = objectOf(row);
    const city = isBlank(restaurant.city) ? (defaults.city ?? restaurant.city) : restaurant.city;
    return {
      external_id,
      inspections: inspections ?? [],
      restaurant: { ...readEach(restaurant, readers), ...(city !== undefined && { city }) },
    };
  },
};

type Fields = Readonly<Record<string, unknown>>;
type Readers = Readonly<Record<string, (value: unknown) => unknown>>;

/** How optional fields are read where they are there. What cannot be read stays as it is, so that it can be said what is wrong with it. */
const readers: Readers = {
  description: wordsOrNull,
  opening_hours: wordsOrNull,
  phone: (value) => firstPhone(withoutFraction(textOf(value))) ?? wordsOrNull(value),
  website: (value) => firstWebAddress(textOf(value)) ?? wordsOrNull(value),
  price_level: (value) => priceLevelOf(textOf(value)) ?? (isBlank(value) ? null : value),
  location: (value) => (isObject(value) ? readEach(value, { lat: numberOf, lng: numberOf }) : value),
  address: (value) =>
    isObject(value)
      ? readEach(value, {
          ...Object.fromEntries(Object.keys(value).map((part) => [part, wordsOrNull])),
          postal_code: (code) => wordsOrNull(typeof code === "string" ? withoutFraction(code) : code),
        })
      : (value ?? undefined),
};

function readEach(fields: Fields, by: Readers): Fields {
  const read = Object.keys(by).flatMap((name) =>
    Object.hasOwn(fields, name) ? [[name, by[name]?.(fields[name])] as const] : [],
  );
  return { ...fields, ...Object.fromEntries(read) };
}

const isObject = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const textOf = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" ? String(value) : "";

/** A text of blanks says nothing. */
const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === "string" && value.trim() === "");

/** Numbers are taken as text. */
function wordsOrNull(value: unknown): unknown {
  if (typeof value === "number") return String(value);
  return isBlank(value) ? null : value;
}

const numberOf = (value: unknown): unknown => (typeof value === "string" ? (decimalOf(value) ?? value) : value);

/** `2`, or `$$` in any currency. */
function priceLevelOf(text: string): number | undefined {
  if (/^\s*\d+\s*$/.test(text)) return Number(text);
  return /^\s*(\p{Sc})\1*\s*$/u.test(text) ? [...text.trim()].length : undefined;
}
