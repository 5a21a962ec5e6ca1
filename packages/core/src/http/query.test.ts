import * as v from "valibot";
import { expect, test } from "vitest";
import { several, severalWords, strictObject } from "../schema.ts";
import { queryOf, severalOf } from "./query.ts";

test.each([
  ["https://a.example/cats", {}],
  ["https://a.example/cats?", {}],
  ["https://a.example/cats?a=1&b=", { a: "1", b: "" }],
  ["https://a.example/cats?a=x+y%2B%26&%C3%A9=%F0%9F%8D%9C", { a: "x y+&", é: "🍜" }],
  ["https://a.example/cats?a=b=c?d", { a: "b=c?d" }],
])("%s has the parameters %j", (url, parameters) => {
  expect(queryOf(url)).toEqual(parameters);
});

test("a name that every object knows is a parameter like others", () => {
  expect(Object.entries(queryOf("/cats?__proto__=1&constructor=2"))).toEqual([
    ["__proto__", "1"],
    ["constructor", "2"],
  ]);
});

test.each(["/cats?a=1&a=2", "/cats?b=1&a=1&a=1", "/cats?a&%61"])(
  "%s gives a parameter twice, which is refused",
  (url) => {
    expect(() => queryOf(url)).toThrow(
      expect.objectContaining({
        status: 400,
        code: "input.malformed",
        errors: [{ pointer: "/query/a", code: "repeated", params: {}, message: "must be given only once" }],
      }),
    );
  },
);

test("lists are made of repeated parameters, and those of words of what stands between commas, too", () => {
  const lists = severalOf(strictObject({ city: several(v.string(), 9), facets: severalWords(v.string(), 9) }));
  expect(queryOf("/cats?city=Paris,+Texas&city=Rome&facets=a,b&facets=c", lists)).toEqual({
    city: ["Paris, Texas", "Rome"],
    facets: ["a", "b", "c"],
  });
});
