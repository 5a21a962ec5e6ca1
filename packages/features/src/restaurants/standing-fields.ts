import { day, line, optional, strictObject } from "@bellyfed/core/schema";
import * as v from "valibot";
import { businessStatuses, mostCharacters as most } from "./rules.ts";

const ON = "The first day on which it is open, where it is: tomorrow by UTC at the earliest, within a year";

export const openingDay = { opens_on: v.exactOptional(v.pipe(v.nullable(day), v.description(ON))) };
export const PlanOpening = strictObject({ on: v.pipe(day, v.description(ON)) });

export const CloseTemporarily = strictObject({
  until: v.pipe(
    optional(day),
    v.description(
      "The last day on which it is closed, where it is: today or later, within a year; null where nobody knows",
    ),
  ),
  reason: optional(line(most.close_reason)),
});

/** What is answered of it. */
export const shownStanding = {
  business_status: v.pipe(
    v.picklist(businessStatuses),
    v.description("What it is to guests on this day, where it is; `status` is closed for closed_permanently alone"),
  ),
  closed_until: v.pipe(
    v.nullable(day),
    v.description("The last day on which it is closed for a time; null where nobody knows, and where it is not"),
  ),
  opens_on: v.pipe(v.nullable(day), v.description("The day on which it opens for the first time; null where it has")),
};
