import { type FieldError, faultOf } from "@bellyfed/core/fault";
import * as v from "valibot";
import { CreateRestaurant } from "../../restaurants/contract.ts";
import { ImportedDish, ImportRecord } from "../contract.ts";
import { firstPhone, firstWebAddress } from "./contacts.ts";
import { decimalOf, withoutFraction } from "./decimal.ts";
import { placeOf } from "./geometry.ts";
import { dishesIn, saysNothing } from "./menu-fields.ts";
import { type Fields, isBlank, isObject, lineOf, lineOrNull, listIn, textOf, wordsIn } from "./reading.ts";
import { firstUsable, objectOf, type Profile, wrongAt } from "./row.ts";

const external_id = ImportRecord.entries.external_id;
const { section, ...item } = ImportedDish.entries;
const withOwnId = {
  ...item,
  id: v.optional(item.id),
  /** `12.50` with a currency beside it, `12,50 EUR`, or as menus have it. */
  price: v.union([item.price, v.number(), v.string()]),
  currency: v.optional(v.nullable(v.string())),
};
const served = {
  /** As GET /restaurants/{id}/menu answers it; a dish without an id is known by its section and its name. */
  menu: v.optional(
    v.nullable(v.object({ sections: v.array(v.object({ name: section, items: v.array(v.strictObject(withOwnId)) })) })),
  ),
  /** One dish, as a line of a CSV file names it by columns like `dish.name`. */
  dish: v.optional(v.nullable(v.strictObject({ section, ...withOwnId }))),
};

/**
 * A row of the native profile: what POST /restaurants takes, with the source's id, what was found at inspections, and what is served there;
 * or the last alone, of a restaurant that is there or that another row makes.
 */
export const BellyfedRow = v.union([
  v.strictObject({
    external_id,
    ...CreateRestaurant.entries,
    inspections: v.optional(ImportRecord.entries.inspections, []),
    ...served,
  }),
  v.strictObject({ external_id, ...served }),
]);

/** The native profile: what its fields say is read as people write it, and a field that it does not know rejects a row. */
export const bellyfed: Profile = {
  origins: {},
  draft: (row, defaults) => {
    const { external_id, inspections, menu, dish, ...restaurant } = objectOf(row);
    const dishes = dishesIn(dish, menu);
    if (dishes.length > 0 && Object.values({ inspections, ...restaurant }).every(saysNothing)) {
      return { external_id, restaurant: null, inspections: [], dishes };
    }
    const { city, location, website, ...rest } = restaurant;
    const [place, page] = [locationOf(location), websiteOf(website)];
    return {
      external_id,
      inspections: inspections ?? [],
      dishes,
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

const linkOf = (value: unknown): unknown =>
  typeof value === "string" && !isBlank(value) ? (firstWebAddress(value) ?? value) : lineOrNull(value);

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
