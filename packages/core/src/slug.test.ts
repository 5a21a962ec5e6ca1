import fc from "fast-check";
import { expect, test } from "vitest";
import { slugOf, sortName } from "./slug.ts";

test.each([
  ["Brooklyn", "brooklyn"],
  ["Café/Coffee/Tea", "cafe-coffee-tea"],
  ["  São   Paulo ", "sao-paulo"],
  ["Zürich", "zurich"],
  ["Joe's  #1 Bar & Grill!", "joes-1-bar-grill"],
  ["Luigi’s", "luigis"],
  ["عمّان", "عمان"],
  ["京都市", "京都市"],
  ["İstanbul", "istanbul"],
  ["ﬁsh", "fish"],
  ["-- – --", ""],
  ["#", ""],
])("the slug of %j is %j", (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});

const anyText = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 200 }),
  fc.string({ unit: "binary", maxLength: 200 }),
);

test("a slug holds no separator, has at most 64 characters, and stays itself", () => {
  fc.assert(
    fc.property(anyText, (name) => {
      const slug = slugOf(name);
      expect([...slug].length).toBeLessThanOrEqual(64);
      expect(slug).toMatch(/^$|^[\p{L}\p{N}]+(-[\p{L}\p{N}]+)*$/u);
      expect(slugOf(slug)).toBe(slug);
    }),
    { numRuns: 1000 },
  );
});

test("a letter of two code units is never cut in half", () => {
  const slug = slugOf(`a${"𠮷".repeat(80)}`);
  expect(slug.isWellFormed()).toBe(true);
  expect(slug).toBe(`a${"𠮷".repeat(63)}`);
});

test.each([
  ["Ippudo", "ippudo"],
  ["Joe's  #1\tBar ", "joe's 1 bar"],
  ["Ｆｕｌｌ　Ｗｉｄｔｈ", "full width"],
  ["CAFÉ", "café"],
])("%j is sorted as %j", (name, sorted) => {
  expect(sortName(name)).toBe(sorted);
});

test("a sort name holds no separator of keys and fits an index key of 1,024 bytes", () => {
  fc.assert(
    fc.property(anyText, (name) => {
      const sorted = sortName(name);
      expect(sorted).not.toContain("#");
      expect(Buffer.byteLength(`EST#${sorted}#${"0".repeat(26)}`)).toBeLessThanOrEqual(1024);
      expect(sortName(sorted)).toBe(sorted);
    }),
    { numRuns: 1000 },
  );
});

test("ligatures that grow when they are normalized are cut to 120 characters", () => {
  expect([...sortName("ﷺ".repeat(120))]).toHaveLength(120);
});

test("of a text that is far too long only the beginning is read", () => {
  const long = "\ufdfa".repeat(300_000);
  expect(slugOf(long)).toBe(slugOf(long.slice(0, 1024)));
  expect(sortName(long)).toBe(sortName(long.slice(0, 1024)));
  expect(slugOf(`${"-".repeat(2000)}a`)).toBe("");
});
