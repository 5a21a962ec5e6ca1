import { expect, it } from "vitest";
import { readSearch, searchPath } from "./search-address.ts";

it("what is empty was not asked for, and of several the first counts", () => {
  expect(readSearch({ city: "  ", cuisine: ["Pizza", "Sushi"], page: "2" })).toEqual({ cuisine: "Pizza" });
  expect(readSearch({ city: { evil: true }, cursor: undefined })).toEqual({});
});

it("an address read again is the same search", () => {
  const search = { city: "São Paulo & more", cuisine: "Pizza/Italian", cursor: "a-_1" };
  const url = new URL(searchPath(search), "http://localhost");
  expect(readSearch(Object.fromEntries(url.searchParams))).toEqual(search);
});

it("a search for everything has a bare address", () => {
  expect(searchPath({})).toBe("/restaurants");
  expect(searchPath({ city: "" })).toBe("/restaurants");
});

it("an endless parameter is cut", () => {
  expect(readSearch({ cursor: "x".repeat(1_000_000) }).cursor?.length).toBeLessThan(3000);
});
