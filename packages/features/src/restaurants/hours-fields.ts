import { fault } from "@bellyfed/core/fault";
import { DAY, hoursKinds, PUBLIC_HOLIDAYS } from "@bellyfed/core/hours/model";
import { MOST_SPANS_A_DAY } from "@bellyfed/core/hours/read";
import { isTimeZone } from "@bellyfed/core/hours/zone";
import { integer, line, maxCharacters, oneOf, optional, strictObject, timestamp, written } from "@bellyfed/core/schema";
import * as v from "valibot";
import { mostCharacters as most } from "./rules.ts";

const kind = v.optional(oneOf(hoursKinds), "open");

/** Times of the day after are past 1,440. What ends no later than it begins ends on the next day, as people say it: 18:00 to 02:00. */
const times = { from: integer(0, DAY - 1), to: integer(0, 2 * DAY - 1) };
const afterStart = <Span extends { readonly from: number; readonly to: number }>(span: Span): Span =>
  span.to > span.from ? span : { ...span, to: span.to + DAY };

const Span = v.pipe(
  strictObject(times),
  v.transform((span) => afterStart(span)),
);
const RegularSpan = v.pipe(
  strictObject({ kind, day: integer(0, 6), ...times }),
  v.transform((span) => afterStart(span)),
);

const MONTH_AND_DAY =
  "(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|[12]\\d))";
/** `2026-12-24`, every year's `12-25`, or `PH`. */
const SPECIAL_DATE = `^(?:(?:\\d{4}-)?${MONTH_AND_DAY}|${PUBLIC_HOLIDAYS})$`;

const SpecialDay = strictObject({
  date: v.pipe(
    v.string(),
    v.description("A day like 2026-12-24, one of every year like 12-25, or PH for public holidays"),
    v.regex(new RegExp(SPECIAL_DATE), fault("pattern.special_day")),
  ),
  kind,
  spans: v.pipe(
    v.optional(v.pipe(v.array(Span), v.maxLength(MOST_SPANS_A_DAY)), []),
    v.description("None: closed all day"),
  ),
  note: optional(line(most.hours_note)),
});

/** An IANA name; which zones there are is for this system's own calendar to say. */
const TimeZone = v.pipe(
  v.string(),
  v.description("An IANA time zone like Europe/Lisbon; left out, it is found by the location"),
  maxCharacters(64),
  v.check(isTimeZone, fault("pattern.time_zone")),
  written({ format: "time-zone" }),
);

const MOST_SPECIAL_DAYS = 100;

/** When a restaurant is open, as people say it: minutes since local midnight, of days from 0, Sunday, to 6. */
export const HoursGiven = strictObject({
  time_zone: optional(TimeZone),
  regular: v.pipe(v.array(RegularSpan), v.maxLength(7 * MOST_SPANS_A_DAY * hoursKinds.length)),
  special: v.optional(v.pipe(v.array(SpecialDay), v.maxLength(MOST_SPECIAL_DAYS)), []),
  text: v.pipe(optional(line(most.hours_note)), v.description("What is to be said beside the times")),
});
export type HoursGiven = v.InferOutput<typeof HoursGiven>;

const span = { from: v.number(), to: v.number() };
const shownKind = v.picklist(hoursKinds);

/** As it is answered: what was given, or read from `opening_hours`. */
const Hours = v.object({
  time_zone: v.nullable(v.string()),
  regular: v.array(v.object({ kind: shownKind, day: v.number(), ...span })),
  special: v.array(
    v.object({ date: v.string(), kind: shownKind, spans: v.array(v.object(span)), note: v.nullable(v.string()) }),
  ),
  text: v.nullable(v.string()),
});

const opening_hours = v.pipe(
  v.nullable(v.string()),
  v.description("As it was said; hours that were given as data as OpenStreetMap writes them"),
);

/** What is answered of hours to who writes them. */
export const writtenHours = { opening_hours, hours: v.exactOptional(Hours) };

/** What is answered of hours to who reads them. */
export const shownOpening = {
  opening_hours,
  hours: v.pipe(v.nullable(Hours), v.description("null where nothing is said, or `opening_hours` cannot be read")),
  open_now: v.pipe(
    v.nullable(v.boolean()),
    v.description("Whether it was open when this was answered; null where its hours or its time zone are not known"),
  ),
  next_open: v.pipe(v.nullable(timestamp), v.description("When it opens next; null where that is not within a year")),
  opens_at: v.pipe(
    v.nullable(v.string()),
    v.description(
      "`next_open` by the clocks there: `18:00` on the day of the answer, `Fr 18:00` within a week, `2026-12-27 18:00` later",
    ),
  ),
  next_close: v.pipe(v.nullable(timestamp), v.description("When it closes next; null where that is not within a year")),
};
