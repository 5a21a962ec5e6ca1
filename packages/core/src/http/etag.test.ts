import { expect, test } from "vitest";
import { entityTag, matches, versionOfTag } from "./etag.ts";

test("the tag of a body is the first 8 hex digits of its SHA-256", () => {
  expect(entityTag("")).toBe('"e3b0c442"');
  expect(entityTag("{}")).toBe('"44136fa3"');
});

test("the tag of what can be changed begins with its stream version", () => {
  expect(entityTag("{}", 7)).toBe('"7-44136fa3"');
});

test.each([
  [undefined, undefined],
  ["*", undefined],
  ['"7-44136fa3"', 7],
  [' "7" ', 7],
  ['W/"7-44136fa3"', 7],
])("If-Match %s names version %s", (header, version) => {
  expect(versionOfTag(header)).toBe(version);
});

test.each(["", "7", '"x"', '"7-44136fa3", "8-44136fa3"', '"-7"', '"7-XYZ"', `"${"9".repeat(13)}"`])(
  "If-Match %j is malformed",
  (header) =>
    expect(() => versionOfTag(header)).toThrow(
      expect.objectContaining({
        status: 400,
        code: "if_match.malformed",
        errors: [expect.objectContaining({ pointer: "/header/if-match" })],
      }),
    ),
);

test.each([
  ['"a"', true],
  ['W/"a"', true],
  ['"b", "a"', true],
  ["*", true],
  ['"b"', false],
  ["a", false],
  [undefined, false],
])("If-None-Match %s matches the tag a: %s", (header, matching) => {
  expect(matches(header, '"a"')).toBe(matching);
});
