import { strictObject } from "@bellyfed/core/schema";
import * as v from "valibot";
import { itemId, PutMenuItem } from "../menus/contract.ts";
import { MAX_ITEMS } from "../menus/rules.ts";
import { CreateRestaurant, Inspection, Origin } from "../restaurants/contract.ts";
import { MOST_INSPECTIONS } from "./rules.ts";

/** A dish as a row says it. */
export const ImportedDish = strictObject({ id: itemId, ...PutMenuItem.entries });
export type ImportedDish = v.InferOutput<typeof ImportedDish>;

/** A row of any source as every profile makes it: the restaurant, what was found there, and what it serves. */
export const ImportRecord = strictObject({
  external_id: Origin.entries.external_id,
  /** null: it says dishes alone, of a restaurant that is there or that another row makes. */
  restaurant: v.nullable(CreateRestaurant),
  inspections: v.pipe(v.array(Inspection), v.maxLength(MOST_INSPECTIONS)),
  dishes: v.exactOptional(v.pipe(v.array(ImportedDish), v.maxLength(MAX_ITEMS))),
});
export type ImportRecord = v.InferOutput<typeof ImportRecord>;
