import { expect, test } from "vitest";
import { entityTag, matches, preconditionOf } from "./etag.ts";

test("the tag of a body is the first 8 hex digits of its SHA-256", () => {
  expect(entityTag("")).toBe('"e3b0c442"');
  expect(entityTag("{}")).toBe('"44136fa3"');
});

test("the tag of what can be changed begins with its stream version", () => {
  expect(entityTag("{}", 7)).toBe('"7-44136fa3"');
});

const asked = (name: string, value: string | undefined) =>
  preconditionOf((other) => (other === name ? value : undefined));

test.each([
  [undefined, undefined],
  ["*", "any"],
  [" * ", "any"],
  ['"7-44136fa3"', [7]],
  [' "7" ', [7]],
  ['W/"7-44136fa3"', []],
  ['"other"', []],
  ['""', []],
  ['"é", "\u{1f35c}"', []],
  ['"a,b", "3-44136fa3" ,"4",', [3, 4]],
  [', ,W/"2"\t, "3"', [3]],
  ['"7-44136FA3", "8-44136fa3f", "9-", "-1"', []],
  [`"${"9".repeat(13)}"`, []],
  ['"008", "08-44136fa3", "00", "0"', [0]],
] as const)("If-Match %s asks for the versions %j", (header, match) => {
  expect(asked("if-match", header)).toEqual({ match });
});

test.each([
  ["*", "any"],
  ['W/"7-44136fa3", "8"', [7, 8]],
  ['"other"', []],
] as const)("If-None-Match %s asks for none of the versions %j", (header, noneMatch) => {
  expect(asked("if-none-match", header)).toEqual({ noneMatch });
});

const malformed = [
  "",
  " ",
  ",",
  "7",
  '"7-44136fa3',
  '7"',
  '"a" "b"',
  '"a"b',
  '*, "a"',
  'w/"a"',
  'W/ "a"',
  '"a b"',
  '"\u007f"',
];
test.each(malformed)("%j is malformed, in either field", (header) => {
  for (const [name, code] of [
    ["if-match", "if_match.malformed"],
    ["if-none-match", "if_none_match.malformed"],
  ] as const) {
    expect(() => asked(name, header)).toThrow(
      expect.objectContaining({ status: 400, code, errors: [expect.objectContaining({ pointer: `/header/${name}` })] }),
    );
  }
});

test.each([
  ['"a"', true],
  ['W/"a"', true],
  ['"b", "a"', true],
  ["*", true],
  [' "b" ,,"a"', true],
  ['"b,c", "a"', true],
  ['"x, "a", y"', false],
  ['"b"', false],
  ["a", false],
  [undefined, false],
])("If-None-Match %s matches the tag a: %s", (header, matching) => {
  expect(matches(header, '"a"')).toBe(matching);
});

test("a tag may hold a comma", () => {
  expect(matches('"b", W/"a,b"', '"a,b"')).toBe(true);
  expect(matches('"a,b"', '"a"')).toBe(false);
});
