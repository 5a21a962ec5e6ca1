import fc from "fast-check";
import { expect, it } from "vitest";
import { returnPath, safeReturn, withReturn } from "./paths.ts";

it("one comes back to where one was, in one's language", () => {
  expect(returnPath("en", "/restaurants?city=Lisbon#map", "/")).toBe("/restaurants?city=Lisbon#map");
  expect(returnPath("de", "/restaurants?city=Lisbon", "/")).toBe("/de/restaurants?city=Lisbon");
  expect(returnPath("de", "/ar/restaurants", "/")).toBe("/ar/restaurants");
});

it.each([undefined, "https://evil.example", "//evil.example", "/\\evil.example", "", ["/a"]])(
  "instead of %j one goes where one would have gone without",
  (returnTo) => {
    expect(returnPath("en", returnTo, "/account")).toBe("/account");
    expect(returnPath("de", returnTo, "/")).toBe("/de");
    expect(withReturn("/sign-up", returnTo)).toBe("/sign-up");
  },
);

it("pages about accounts hand on where to go", () => {
  const path = withReturn("/sign-in", "/restaurants?city=Lisbon", { done: "confirmed" });
  expect(new URLSearchParams(path.split("?")[1]).get("return_to")).toBe("/restaurants?city=Lisbon");
  expect(path).toMatch(/^\/sign-in\?done=confirmed&return_to=/);
});

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
