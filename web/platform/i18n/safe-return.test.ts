import fc from "fast-check";
import { expect, it } from "vitest";
import { safeReturn } from "./safe-return.ts";

it.each([
  ["/", "/"],
  ["/restaurants?city=Lisbon&cuisine=a%2F%2Fb#map", "/restaurants?city=Lisbon&cuisine=a%2F%2Fb#map"],
  ["/de/restaurants?q=Zürich 🍜", "/de/restaurants?q=Z%C3%BCrich%20%F0%9F%8D%9C"],
  [`/${"a".repeat(499)}`, `/${"a".repeat(499)}`],
  ["/@evil.example", "/@evil.example"],
  ["/javascript:alert(1)", "/javascript:alert(1)"],
])("follows %j", (wanted, followed) => {
  expect(safeReturn(wanted)).toBe(followed);
});

it.each([
  undefined,
  null,
  42,
  ["/restaurants"],
  new File([], "/restaurants"),
  "",
  "restaurants",
  "https://evil.example",
  "javascript:alert(1)",
  "//evil.example",
  "/\\evil.example",
  "\\/evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "/.//evil.example",
  "/a/..//evil.example",
  " /restaurants",
  "/restaurants\r\nSet-Cookie: a=b",
  "/\u0085x",
  `/${"a".repeat(500)}`,
])("goes home instead of %j", (wanted) => {
  expect(safeReturn(wanted)).toBe("/");
});

/** Pieces that URLs are attacked with, in any order, and any text. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom("/", "\\", ".", "..", "%2e", "%2F", "%5c", "@", ":", "?", "#", "\t", "\n", "\0", " ", "http:"),
      fc.constantFrom("evil.example", "javascript:", "//", "\u2028", "／", "。", "\ud800", "[::1]"),
      fc.string({ unit: "binary", maxLength: 5 }),
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(""));

it("never leaves the site, whatever is asked", () => {
  const origin = "https://bellyfed.example";
  const inside = (path: string) => {
    expect(new URL(path, origin).origin).toBe(origin);
    expect(new URL(new URL(path, origin).pathname, origin).origin).toBe(origin);
    expect(path).toMatch(/^\/(?!\/)[\x21-\x7e]*$/);
    expect(safeReturn(path.slice(0, 500))).toBe(path.slice(0, 500));
  };
  fc.assert(fc.property(hostile, (text) => inside(safeReturn(text))));
  fc.assert(fc.property(hostile, (text) => inside(safeReturn(`/${text}`))));
});
