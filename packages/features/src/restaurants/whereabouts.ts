import { day, id, line, optional, strictObject } from "@bellyfed/core/schema";
import * as v from "valibot";
import { mostCharacters as most } from "./rules.ts";

/** Where a restaurant is to be found that is no longer here. */
export const whereabouts = {
  moved_to: v.pipe(
    v.nullable(id),
    v.description("The restaurant as which it goes on elsewhere, once it has closed here"),
  ),
  merged_into: v.pipe(v.nullable(id), v.description("The restaurant that stands for this one; reads of it lead there")),
};

export const CloseRestaurant = strictObject({
  reason: optional(line(most.close_reason)),
  on: optional(day),
  moved_to: v.exactOptional(v.nullable(id)),
});
