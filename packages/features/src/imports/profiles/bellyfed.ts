import * as v from "valibot";
import { CreateRestaurant } from "../../restaurants/contract.ts";
import { ImportRecord } from "../contract.ts";
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
    return { external_id, inspections, restaurant: city === null ? restaurant : { ...restaurant, city } };
  },
};
