import * as v from "valibot";
import { CreateRestaurant } from "../../restaurants/contract.ts";
import { ImportRecord } from "../contract.ts";
import { firstPhone, firstWebAddress } from "./contacts.ts";
import { objectOf, type Profile } from "./row.ts";

/** A row of the native profile: what POST /restaurants takes, with the source's id and what was found at inspections. */
export const BellyfedRow = v.strictObject({
  external_id: ImportRecord.entries.external_id,
  ...CreateRestaurant.entries,
  inspections: v.optional(ImportRecord.entries.inspections, []),
});

/** The native profile: rows are taken as they are, and what they do not know is refused. */
export const bellyfed: Profile = {
  origins: {},
  draft: (row, defaults) => {
    const { external_id, inspections = [], ...restaurant } = objectOf(row);
    const city = restaurant.city ?? defaults.city;
    return {
      external_id,
      inspections,
      restaurant: {
        ...restaurant,
        ...(city !== null && { city }),
        ...written(restaurant, "phone", firstPhone),
        ...written(restaurant, "website", firstWebAddress),
        ...written(restaurant, "price_level", priceLevelOf),
      },
    };
  },
};

/** A field that was written as people write it, where it is text that can be read so. */
function written(
  restaurant: Readonly<Record<string, unknown>>,
  field: "phone" | "website" | "price_level",
  read: (text: string) => string | number | undefined,
): object {
  const value = restaurant[field];
  const known = typeof value === "string" ? read(value) : undefined;
  return known === undefined ? {} : { [field]: known };
}

/** `2`, or `$$` in any currency. */
function priceLevelOf(text: string): number | undefined {
  if (/^\s*\d+\s*$/.test(text)) return Number(text);
  return /^\s*(\p{Sc})\1*\s*$/u.test(text) ? text.trim().length : undefined;
}
