import fc from "fast-check";
import * as v from "valibot";
import { expect, test } from "vitest";
import { faultOfIssue } from "./issue.ts";
import {
  day,
  id,
  integer,
  integerText,
  line,
  listOf,
  named,
  page,
  text,
  timestamp,
  title,
  verbatimLine,
  webUrl,
} from "./schema.ts";

const faults = (schema: v.GenericSchema<unknown, unknown>, input: unknown) =>
  v.safeParse(schema, input).issues?.map((issue) => faultOfIssue(issue).code) ?? [];

test("text is trimmed and keeps its line breaks, tabs, emoji and right-to-left marks", () => {
  expect(v.parse(text(100), "  Grüße\n\t👩‍🍳 مطعم \u202e ")).toBe("Grüße\n\t👩‍🍳 مطعم \u202e");
});

test.each([
  ["nothing but space", "   ", "too_short"],
  ["one character too many", "x".repeat(11), "too_long"],
  ["a control character", "a\u0000b", "control_characters"],
  ["a C1 control character", "a\u0085b", "control_characters"],
  ["half of a surrogate pair", "a\ud83d", "not_unicode"],
])("text of %s is refused", (_, input, code) => {
  expect(faults(text(10), input)).toContain(code);
});

test.each([1, null, {}, ["a"], true])("text that is %j is refused", (input) => {
  expect(faults(text(10), input)).toHaveLength(1);
});

test.each([
  ["emoji", "🍜", 10],
  ["Han of the second plane", "𠮷", 10],
  ["letters with accents of their own", "e\u0301", 5],
])("lengths count characters, of %s too, as documents say", (_, unit, most) => {
  expect(faults(text(10), unit.repeat(most))).toEqual([]);
  expect(faults(text(10), unit.repeat(most + 1))).toEqual(["too_long"]);
  expect(faults(text(20, 10), unit.repeat(most))).toEqual([]);
  expect(faults(text(20, 10), unit.repeat(most - 1))).toEqual(["too_short"]);
});

test("a length's fault says the limit", () => {
  const issue = v.safeParse(text(10), "🍜".repeat(11)).issues?.[0];
  expect(issue && faultOfIssue(issue)).toEqual({ code: "too_long", params: { most: 10 } });
});

test.each(["\u200b\u200d", "\u3164", "\u0301"])("text of %j shows nothing and is refused", (input) => {
  expect(faults(text(10), input)).toEqual(["nothing_visible"]);
});

test.each([
  ["a\u202eb", "direction_controls"],
  ["a\u2067b\u2069", "direction_controls"],
  ["a\u200bb", "hidden_characters"],
  ["a\u{e0041}b", "hidden_characters"],
])("a line that holds %j is refused", (input, code) => {
  expect(faults(line(10), input)).toEqual([code]);
});

test.each(["👩‍🍳 مطعم", "کتاب\u200cخانه", "🏴󠁧󠁢󠁳󠁣󠁴󠁿"])("the line %j is taken as it is", (input) => {
  expect(v.parse(line(20), input)).toBe(input);
});

test.each(["a\nb", "a\rb", "a\tb", "a\u2028b"])("a line that holds %j is refused", (input) => {
  expect(faults(line(10), input)).toEqual(["pattern.one_line"]);
});

test.each(["", "abc", "0".repeat(25), "0".repeat(27), "A".repeat(26), `${"0".repeat(25)}#`, `${"0".repeat(25)}/`])(
  "%j is no id",
  (input) => expect(faults(id, input)).toEqual(["pattern.id"]),
);

test.each([
  ["1", "wrong_type"],
  [Number.NaN, "wrong_type"],
  [1.5, "not_whole"],
  [0, "out_of_range"],
  [5, "out_of_range"],
])("%j is no whole number from 1 to 4", (input, code) => {
  expect(faults(integer(1, 4), input)).toContain(code);
});

test.each(["", "1.0", "1e3", " 1", "0x1", "9999999999", "ten"])("the parameter %j is no whole number", (input) => {
  expect(faults(integerText(1, 100), input)).toEqual(["not_whole"]);
});

test("the limit of a list is from 1 to 100, and 25 when it is left out", () => {
  const query = v.object(page);
  expect(v.parse(query, {})).toEqual({ limit: 25 });
  expect(v.parse(query, { limit: "100", cursor: "x" })).toEqual({ limit: 100, cursor: "x" });
  expect(faults(query, { limit: "0" })).toEqual(["out_of_range"]);
  expect(faults(query, { limit: "101" })).toEqual(["out_of_range"]);
  expect(faults(query, { cursor: "x".repeat(4097) })).toHaveLength(1);
});

test.each(["2026-02-30", "2026-13-01", "26-01-01", "2026-01-01T00:00:00Z", "yesterday"])("%j is no day", (input) => {
  expect(faults(day, input).length).toBeGreaterThan(0);
});

test("a leap day is a day only in a leap year", () => {
  expect(faults(day, "2024-02-29")).toEqual([]);
  expect(faults(day, "2026-02-29")).toEqual(["not_a_date"]);
});

test("every moment's ISO form is a timestamp", () => {
  fc.assert(
    fc.property(fc.date({ min: new Date(0), max: new Date("9999-01-01"), noInvalidDate: true }), (date) => {
      expect(v.is(timestamp, date.toISOString())).toBe(true);
    }),
  );
});

const notWeb = ["javascript:alert(1)", "ftp://example.com", "example.com", "//example.com", "https://"];
test.each([...notWeb, "https:example.com", "https:///example.com", "https://evil.example\\@bank.example"])(
  "%j is no address of a website",
  (input) => expect(faults(webUrl(100), input)).toEqual(["pattern.url"]),
);

const withUsers = ["https://bank.example@evil.example", "http://:secret@example.com/"];
test.each([...withUsers, "https://@evil.example/", "https://:@evil.example"])(
  "%j is refused for the user information that it holds",
  (input) => expect(faults(webUrl(100), input)).toEqual(["user_in_url"]),
);

test("a list's body is data and the next cursor", () => {
  expect(v.is(listOf(v.number()), { data: [1], next_cursor: null })).toBe(true);
  expect(v.is(listOf(v.number()), { data: ["1"], next_cursor: null })).toBe(false);
  expect(v.is(listOf(v.number()), { data: [] })).toBe(false);
});

test("what looks the same is stored as the same, in NFC", () => {
  expect(v.parse(line(10), "Cafe\u0301")).toBe("Caf\u00e9");
  expect(v.parse(named(10), "ハ\u309aリ")).toBe("パリ");
  expect(v.parse(text(10), "Cafe\u0301")).toBe("Caf\u00e9");
  expect(v.parse(verbatimLine(10), "Cafe\u0301"), "an id of somebody else's").toBe("Cafe\u0301");
});

test.each(["🍕".repeat(61), "★★★", "5", "Ø", "$", "寿司"])("%j says enough to be a title", (name) => {
  expect(v.parse(title(120), name)).toBe(name);
});

test.each(["-", "...", "?!", "「」"])("%j says nothing", (name) => {
  expect(faults(title(120), name)).toEqual(["only_punctuation"]);
});

test("what is stored has no more characters than may be sent", () => {
  expect(v.parse(line(120), "\u0958".repeat(60))).toHaveLength(120);
  expect(faults(line(120), "\u0958".repeat(61))).toEqual(["too_long"]);
});
