import * as v from "valibot";
import { ID_PATTERN } from "./id-pattern.ts";
import { slugOf } from "./slug.ts";

/** \p{Cc} is every control character; tabs and line breaks are text. */
const CONTROL = /[^\P{Cc}\t\n\r]/u;

/** Text as people write it: well-formed Unicode, trimmed, without control characters but tab and line breaks, 1 to `max` characters. */
export const text = (max: number, min = 1) =>
  v.pipe(
    v.string(),
    v.check((value) => value.isWellFormed(), "must be well-formed Unicode"),
    v.check((value) => !CONTROL.test(value), "must not contain control characters"),
    v.trim(),
    v.minLength(min, min === 1 ? "must not be empty" : `must have at least ${min} characters`),
    v.maxLength(max, `must have at most ${max} characters`),
  );

/** One line of text. */
export const line = (max: number) =>
  v.pipe(text(max), v.regex(/^[^\r\n\t\u2028\u2029]*$/u, "must be one line without tabs"));

/** One line that makes a slug: it has a letter or a digit. */
export const named = (max: number) =>
  v.pipe(
    line(max),
    v.check((name) => slugOf(name) !== "", "must contain a letter or a digit"),
  );

/** A field that may be left out; null says the same. */
export const optional = <Output>(schema: v.GenericSchema<unknown, Output>) => v.optional(v.nullable(schema), null);

/** An id of ours. */
export const id = v.pipe(v.string(), v.regex(ID_PATTERN, "must be an id of 26 lower-case letters and digits"));

export const integer = (min: number, max: number) =>
  v.pipe(
    v.number("must be a number"),
    v.integer("must be a whole number"),
    v.minValue(min, `must be at least ${min}`),
    v.maxValue(max, `must be at most ${max}`),
  );

/** A query parameter that holds a whole number. */
export const integerText = (min: number, max: number) =>
  v.pipe(
    v.string(),
    v.regex(/^-?\d{1,9}$/, "must be a whole number"),
    v.transform(Number),
    v.minValue(min, `must be at least ${min}`),
    v.maxValue(max, `must be at most ${max}`),
  );

/** RFC 3339 in UTC. */
export const timestamp = v.pipe(v.string(), v.isoTimestamp("must be an RFC 3339 time"));

/** The engine reads the 30th of February as the 2nd of March. */
function isRealDay(value: string): boolean {
  const date = new Date(value);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}
/** A calendar day, 2026-11-21. */
export const day = v.pipe(
  v.string(),
  v.isoDate("must be a date like 2026-11-21"),
  v.check(isRealDay, "must be a real date"),
);

export const webUrl = (max: number) =>
  v.pipe(
    line(max),
    v.check((value) => {
      const url = URL.parse(value);
      return url !== null && (url.protocol === "https:" || url.protocol === "http:");
    }, "must be an http or https URL"),
  );

/** The query parameters of every list. */
export const page = {
  limit: v.optional(integerText(1, 100), "25"),
  cursor: v.optional(v.pipe(v.string(), v.maxLength(2048))),
};

/** The body of every list. */
export const listOf = <Item>(item: v.GenericSchema<unknown, Item>) =>
  v.object({ data: v.array(item), next_cursor: v.nullable(v.string()) });

export const nothing = v.strictObject({});
