import * as v from "valibot";
import { fault } from "./fault.ts";
import { ID_PATTERN } from "./id-pattern.ts";
import { LINE, NAME, TEXT, TITLE, WEB_ADDRESS } from "./patterns.ts";
import { slugOf } from "./slug.ts";
import { SUBJECT_PATTERN } from "./subject.ts";
import { hidesSomething, showsSomething, turnsDirection } from "./visible.ts";

/** \p{Cc} is every control character; tabs and line breaks are text. */
const CONTROL = /[^\P{Cc}\t\n\r]/u;

/** How many characters a text has: Unicode's code points, as JSON Schema counts them. An emoji is one, and two of JavaScript's units. */
export function charactersIn(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

type Length = v.MaxLengthAction<string, number, undefined> | v.MinLengthAction<string, number, undefined>;

/** Valibot's action, which documents are made from, with a check that counts characters: its own counts JavaScript's units. */
const inCharacters = <Action extends Length>(action: Action, fits: (text: string) => boolean): Action => ({
  ...action,
  "~run": (dataset: v.OutputDataset<string, v.BaseIssue<unknown>>, config: v.Config<v.BaseIssue<unknown>>) => {
    if (dataset.typed && !fits(dataset.value)) v._addIssue(action, "length", dataset, config);
    return dataset;
  },
});

/** At most so many characters. */
export const maxCharacters = (max: number) =>
  inCharacters(v.maxLength<string, number>(max), (text) => text.length <= max || charactersIn(text) <= max);

/** At least so many characters. */
export const minCharacters = (min: number) =>
  inCharacters(v.minLength<string, number>(min), (text) => charactersIn(text) >= min);

/** Words of JSON Schema about what is written: they take the place of checks of which it knows nothing. Answers are not described by them. */
export const written = <Input>(words: Readonly<Record<string, unknown>>) =>
  v.metadata<Input, { readonly written: typeof words }>({ written: words });

/** Text as it came: well-formed Unicode, trimmed, without control characters but tab and line breaks, `min` to `max` characters. */
const verbatimText = (max: number, min: number) =>
  v.pipe(
    v.string(),
    v.check((value) => value.isWellFormed(), fault("not_unicode")),
    v.check((value) => !CONTROL.test(value), fault("control_characters")),
    v.trim(),
    minCharacters(min),
    maxCharacters(max),
    // Of an empty text its length has been said.
    v.check((value) => value === "" || showsSomething(value), fault("nothing_visible")),
    written({ pattern: TEXT }),
  );

/** NFC, which takes some letters of Indic scripts and Hebrew apart: what is stored may have no more characters either, so that it can be sent back. */
const composed = (max: number) => [v.normalize("NFC"), maxCharacters(max)] as const;

/** Text as people write it, stored in NFC: what looks the same is the same. 1 to `max` characters. */
export const text = (max: number, min = 1) => v.pipe(verbatimText(max, min), ...composed(max));

/** One line of text, which nothing that is not seen makes look like another, as it came: what others know something by. */
export const verbatimLine = (max: number, min = 1) =>
  v.pipe(
    verbatimText(max, min),
    v.regex(/^[^\r\n\t\u2028\u2029]*$/u, fault("pattern.one_line")),
    v.check((value) => !turnsDirection(value), fault("direction_controls")),
    v.check((value) => turnsDirection(value) || !hidesSomething(value), fault("hidden_characters")),
    written({ pattern: min === 0 ? `^$|${LINE}` : LINE, description: "One line" }),
  );

/** One such line, stored in NFC. */
export const line = (max: number, min = 1) => v.pipe(verbatimLine(max, min), ...composed(max));

/** One line that makes a slug: it has a letter or a digit. */
export const named = (max: number) =>
  v.pipe(
    line(max),
    v.check((name) => slugOf(name) !== "", fault("no_letter")),
    written({ pattern: NAME, description: "One line with a letter or a digit" }),
  );

/** One line that says more than punctuation does: it has a letter, a digit or a symbol, as emoji are. */
export const title = (max: number) =>
  v.pipe(
    line(max),
    v.check(
      (name) => !showsSomething(name) || /[\p{L}\p{N}\p{S}]|[\u{10000}-\u{10ffff}]/u.test(name),
      fault("only_punctuation"),
    ),
    written({ pattern: TITLE, description: "One line with a letter, a digit or a symbol" }),
  );

/** A field that may be left out; null says the same. */
export const optional = <Output>(schema: v.GenericSchema<unknown, Output>) => v.optional(v.nullable(schema), null);

/** An id of ours. */
export const id = v.pipe(v.string(), v.regex(ID_PATTERN, fault("pattern.id")));

/** Somebody, as access tokens name them. */
export const subject = v.pipe(v.string(), v.regex(SUBJECT_PATTERN, fault("pattern.subject")));

/** A whole number from `min` to `max`, both included. */
export function integer(min: number, max: number) {
  const outside = fault("out_of_range", { min, max });
  return v.pipe(v.number(), v.integer(), v.minValue(min, outside), v.maxValue(max, outside));
}

/** A query parameter that holds a whole number. */
export function integerText(min: number, max: number) {
  const outside = fault("out_of_range", { min, max });
  return v.pipe(
    v.string(),
    v.regex(/^-?\d{1,9}$/, fault("not_whole")),
    written({ type: "integer", minimum: min, maximum: max, pattern: undefined }),
    v.transform(Number),
    v.minValue(min, outside),
    v.maxValue(max, outside),
  );
}

/** A query parameter that may be given several times: left out, or 1 to `most` values. */
export const several = <Item>(item: v.GenericSchema<unknown, Item>, most: number) =>
  v.optional(v.pipe(v.array(item), v.minLength(1), v.maxLength(most)));

/** The same for values that hold no comma: they may also stand in one parameter, with commas between. */
export const severalWords = <Item>(item: v.GenericSchema<unknown, Item>, most: number) =>
  v.optional(v.pipe(v.array(item), v.minLength(1), v.maxLength(most), v.metadata({ "x-commas": true })));

/** One of these words. */
export const oneOf = <const Options extends readonly [string, ...string[]]>(options: Options) =>
  v.picklist(options, fault("not_one_of", { options }));

/** RFC 3339 in UTC. */
export const timestamp = v.pipe(v.string(), v.isoTimestamp());

/** The engine reads the 30th of February as the 2nd of March. */
function isRealDay(value: string): boolean {
  const date = new Date(value);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}
const notADate = fault("not_a_date", { like: "2026-11-21" });
/** A calendar day, 2026-11-21. */
export const day = v.pipe(v.string(), v.isoDate(notADate), v.check(isRealDay, notADate));

/** Asked of the text as it is shown, of which parsers forgive too much: `https:evil.example`, `https://evil.example\\@bank.example`. */
const WEB_URL = /^https?:\/\/[^/\\?#]+(?:[/?#]|$)/i;
/** One without letters too, which reads like a name at somebody's: `https://@evil.example`. */
const USER_IN_URL = /^[^/]*\/\/[^/?#]*@/;

/** An absolute http or https URL of at most `max` characters, without a user name, which would look like the host: `https://bank.example@evil.example`. */
export const webUrl = (max: number) =>
  v.pipe(
    line(max),
    v.check((value) => WEB_URL.test(value) && URL.canParse(value), fault("pattern.url")),
    v.check((value) => !WEB_URL.test(value) || !USER_IN_URL.test(value), fault("user_in_url")),
    written({ pattern: WEB_ADDRESS, description: "An http or https address without a user name" }),
  );

/** Most characters of a cursor. */
const MOST_CURSOR = 4096;
/** The query parameters of every list. */
export const page = {
  limit: v.optional(integerText(1, 100), "25"),
  cursor: v.optional(v.pipe(v.string(), maxCharacters(MOST_CURSOR))),
};

/** The body of every list. */
export const listOf = <Item>(item: v.GenericSchema<unknown, Item>) =>
  v.object({ data: v.array(item), next_cursor: v.nullable(v.string()) });

/** An object of these fields and no others. The library's own takes a list for an object without fields: it is shown a text instead. */
export function strictObject<const Entries extends v.ObjectEntries>(
  entries: Entries,
): v.StrictObjectSchema<Entries, undefined> {
  const schema = v.strictObject(entries);
  return {
    ...schema,
    "~run": (dataset, config) =>
      schema["~run"](Array.isArray(dataset.value) ? { ...dataset, value: "a list" } : dataset, config),
  };
}

export const nothing = strictObject({});
