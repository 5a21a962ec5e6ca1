import fc from "fast-check";
import { expect, it } from "vitest";
import { chosen, isNarrow, parametersOf, readSearch, type Search, searchPath, toggled } from "./search-address.ts";

/** The search that an address asks for. */
const readPath = (path: string): Search => readSearch(parametersOf(new URL(path, "http://localhost").searchParams));

it("what is empty was not asked for, and where one is meant the first of several counts", () => {
  expect(readSearch({ city: "  ", cuisine: ["Pizza", "", "Sushi", "Pizza"], page: "2" })).toEqual({
    cuisine: ["Pizza", "Sushi"],
  });
  expect(readSearch({ q: ["one", "two"], city: { evil: true }, cursor: undefined })).toEqual({ q: "one" });
});

it("an address read again is the same search", () => {
  const search: Search = {
    ...{ q: "soup & bread", city: "São Paulo & more", cuisine: ["Pizza/Italian", "Thai"], cuisine_match: "all" },
    ...{ price: ["1", "2"], rating_min: "4.5", diet: ["vegan", "halal"], status: ["closed"], near: "38.72,-9.14" },
    ...{ grade: ["A", "Grade pending"], chain: ["Joe & Sons", "Starbucks"] },
    ...{ radius: "5000", bbox: "170,-20,-170,20", sort: "distance", cursor: "a-_1" },
  };
  expect(readPath(searchPath(search))).toEqual(search);
});

it("what is none of a closed vocabulary, and what is no place or distance, was not asked for", () => {
  const wrong = {
    price: ["5", "x"],
    diet: "meat",
    status: "gone",
    sort: "luck",
    rating_min: "9",
    cuisine_match: "some",
  };
  expect(readSearch({ ...wrong, near: "91,0", bbox: "1,2,3", radius: "60000" })).toEqual({});
  expect(readSearch({ near: "1,181", bbox: "0,10,1,5", radius: "-1" })).toEqual({});
});

it("what means nothing is left out: a distance from nowhere, all of one cuisine, what is meant anyway", () => {
  expect(readSearch({ chain: "Starbucks", exclude_chains: "1" })).toEqual({ chain: ["Starbucks"] });
  expect(readPath(searchPath({ exclude_chains: "1", status: ["opening_soon", "closed_temporarily"] }))).toEqual({
    ...{ exclude_chains: "1", status: ["opening_soon", "closed_temporarily"] },
  });
  expect(readSearch({ radius: "500", sort: "distance", cuisine: "Thai", cuisine_match: "all" })).toEqual({
    cuisine: ["Thai"],
  });
  expect(searchPath({ near: "1,1", radius: "2000" })).toBe("/restaurants?near=1%2C1");
});

it("an address is the same however its parameters were ordered", () => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray(["q=a", "city=b", "cuisine=c", "price=1", "sort=name", "diet=vegan"]),
      (parameters) => {
        const path = searchPath(readPath(`/restaurants?${parameters.join("&")}`));
        expect(searchPath(readPath(path))).toBe(path);
        expect(path).toBe(searchPath(readPath(`/restaurants?${parameters.toReversed().join("&")}`)));
      },
    ),
  );
});

it("a search for everything has a bare address", () => {
  expect(searchPath({})).toBe("/restaurants");
  expect(searchPath({ city: "" })).toBe("/restaurants");
});

it("an endless parameter is cut", () => {
  expect(readSearch({ cursor: "x".repeat(1_000_000) }).cursor?.length).toBeLessThan(3000);
  expect(readSearch({ cuisine: Array(1000).fill("x").map(String) }).cuisine?.length).toBeLessThan(50);
});

it("a value of a filter is set, and taken back however it was written; both lead to the first page", () => {
  expect(toggled({ cursor: "c" }, "cuisine", "Café")).toEqual({ cuisine: ["Café"] });
  expect(toggled({ cuisine: ["Thai", "cafe"], cursor: "c" }, "cuisine", "Café")).toEqual({ cuisine: ["Thai"] });
  expect(toggled({ cuisine: ["cafe"] }, "cuisine", "Café")).toEqual({});
  expect(chosen({ q: "soup", sort: "name", cursor: "c" }, { sort: undefined, city: "Porto" })).toEqual({
    ...{ q: "soup", city: "Porto" },
  });
});

it("a list by city and cuisine is a page of its own, everything else narrows one", () => {
  expect([{}, { city: "a" }, { city: "a", cuisine: ["b"] }].map(isNarrow)).toEqual([false, false, false]);
  const narrow: Search[] = [{ q: "a" }, { cuisine: ["a", "b"] }, { city: "a", sort: "name" }];
  expect(narrow.map(isNarrow)).toEqual([true, true, true]);
});
