import { type FieldError, faultOf } from "@bellyfed/core/fault";
import * as v from "valibot";
import { CreateRestaurant } from "../../restaurants/contract.ts";
import { ImportRecord } from "../contract.ts";
import { firstPhone, firstWebAddress } from "./contacts.ts";
import { decimalOf, withoutFraction } from "./decimal.ts";
import { placeOf } from "./geometry.ts";
import { MOST_ENTRIES } from "./leave-out.ts";
import { firstUsable, objectOf, oneLine, type Profile, wrongAt } from "./row.ts";

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
    const { external_id, inspections, city, location, website, ...rest } = objectOf(row);
    const [place, page] = [locationOf(location), websiteOf(website)];
    return {
      external_id,
      inspections: inspections ?? [],
      restaurant: {
        ...readEach(rest, readers),
        city: firstUsable(CreateRestaurant.entries.city, [lineOf(city), defaults.city]),
        location: place.value,
        website: page.value,
      },
      notes: [...place.notes, ...page.notes],
    };
  },
};

type Fields = Readonly<Record<string, unknown>>;
type Readers = Readonly<Record<string, (value: unknown) => unknown>>;

/** How fields are read where they are there. What cannot be read stays as it is, so that it can be said what is wrong with it. */
const readers: Readers = {
  name: lineOf,
  cuisines: listIn,
  attributes: wordsIn,
  diets: wordsIn,
  chain: lineOrNull,
  neighborhood: lineOrNull,
  links: (value) =>
    isObject(value) ? readEach(value, Object.fromEntries(Object.keys(value).map((name) => [name, linkOf]))) : value,
  description: (value) => (typeof value === "number" ? String(value) : isBlank(value) ? null : value),
  opening_hours: lineOrNull,
  phone: (value) => firstPhone(withoutFraction(textOf(value))) ?? lineOrNull(value),
  price_level: (value) => priceLevelOf(withoutFraction(textOf(value))) ?? (isBlank(value) ? null : value),
  address: (value) =>
    isObject(value)
      ? readEach(value, {
          ...Object.fromEntries(Object.keys(value).map((part) => [part, lineOrNull])),
          postal_code: (code) => lineOrNull(typeof code === "string" ? withoutFraction(code) : code),
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

/** Numbers are taken as text, and text as one line. */
function lineOf(value: unknown): unknown {
  if (typeof value === "number") return String(value);
  return typeof value === "string" ? oneLine(value) : value;
}

function lineOrNull(value: unknown): unknown {
  return isBlank(value) ? null : lineOf(value);
}

/** `Outdoor seating` is outdoor_seating. */
function wordsIn(value: unknown): unknown {
  const words = listIn(value);
  if (!Array.isArray(words)) return words;
  return words.map((word) =>
    typeof word === "string"
      ? word
          .trim()
          .toLowerCase()
          .replace(/[\s-]+/g, "_")
      : word,
  );
}

const linkOf = (value: unknown): unknown =>
  typeof value === "string" && !isBlank(value) ? (firstWebAddress(value) ?? value) : lineOrNull(value);

/** A list; or as a text what lists are in CSV. */
function listIn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(lineOf);
  const text = lineOf(value);
  return typeof text === "string" ? text.split(/[;|]/, MOST_ENTRIES).filter((name) => !isBlank(name)) : value;
}

/** A field as it was read, and why it was left out where it was. */
interface Read {
  readonly value: unknown;
  readonly notes: readonly FieldError[];
}

function websiteOf(value: unknown): Read {
  if (typeof value !== "string" || isBlank(value)) return { value: isBlank(value) ? null : value, notes: [] };
  const address = firstWebAddress(value);
  return { value: address, notes: address === undefined ? [wrongAt("website", faultOf("pattern.url"))] : [] };
}

/** Where a restaurant is, by each name that a latitude and a longitude go by. Two numbers without names say not which is which. */
function locationOf(value: unknown): Read {
  if (!isObject(value)) return { value, notes: [] };
  if (Object.hasOwn(value, "coordinates")) {
    const place = placeOf(value);
    const isFault = place !== null && "code" in place;
    return { value: isFault ? null : place, notes: isFault ? [wrongAt("location", place)] : [] };
  }
  const names = Object.keys(value);
  const lat = names.find((name) => /^lat(?:itude)?$/i.test(name));
  const lng = names.find((name) => /^(?:lng|long?|longitude)$/i.test(name));
  const others = names.filter((name) => name !== lat && name !== lng);
  return {
    value: {
      ...(lat !== undefined && { lat: numberOf(value[lat]) }),
      ...(lng !== undefined && { lng: numberOf(value[lng]) }),
    },
    notes: others.map((name) => wrongAt(`location.${name}`, faultOf("unknown_field"))),
  };
}

/** 53,5436 as it is written where the comma is no delimiter, by spreadsheets too; degrees have no thousands to separate. */
const DECIMAL_COMMA = /^\s*[+-]?\d{1,3},\d{1,20}\s*$/;

function numberOf(value: unknown): unknown {
  if (typeof value !== "string") return value;
  return decimalOf(DECIMAL_COMMA.test(value) ? value.replace(",", ".") : value) ?? value;
}

/** `2`, or `$$` in any currency. */
function priceLevelOf(text: string): number | undefined {
  if (/^\s*\d+\s*$/.test(text)) return Number(text);
  return /^\s*(\p{Sc})\1*\s*$/u.test(text) ? [...text.trim()].length : undefined;
}
