import { expect, it } from "vitest";
import { pathParameters, readQuery, readTarget } from "./target.ts";

it("splits path and query and decodes neither", () => {
  expect(readTarget("/restaurants/a%2Fb?city=New%20York")).toEqual({
    path: "/restaurants/a%2Fb",
    query: "city=New%20York",
  });
});

it("takes the absolute form that proxies send", () => {
  expect(readTarget("http://elsewhere:80/health?x=1")).toEqual({ path: "/health", query: "x=1" });
});

it.each([
  "*",
  "/%zz",
  "/restaurants/%ff",
  "/restaurants/%",
  "/restaurants/../health",
  "/restaurants/%2e%2E/health",
  "/restaurants/.",
  "/restaurants\\health",
  "/restaurants#health",
  "/caf\u00e9",
  "http://elsewhere",
])("refuses the path %s", (url) => {
  expect(() => readTarget(url)).toThrow(expect.objectContaining({ kind: "malformed", code: "request.malformed" }));
});

it("lets dots be where they are no segment of their own", () => {
  expect(readTarget("/openapi.json").path).toBe("/openapi.json");
  expect(readTarget("/.well-known/x").path).toBe("/.well-known/x");
});

it("decodes path parameters, and a plus sign stays one", () => {
  expect(pathParameters(["id", "itemId"], ["a%2Fb", "1+1%23"])).toEqual({ id: "a/b", itemId: "1+1#" });
  expect(pathParameters([], [])).toBeNull();
});

it("decodes the query into all values and the last one", () => {
  expect(readQuery("city=New+York&tag=a&tag=b%26c&flag&empty=")).toEqual({
    single: { city: "New York", tag: "b&c", flag: "", empty: "" },
    multi: { city: ["New York"], tag: ["a", "b&c"], flag: [""], empty: [""] },
  });
  expect(readQuery("")).toEqual({ single: null, multi: null });
});

it("treats names of object members as names", () => {
  const { single, multi } = readQuery("__proto__=1&constructor=2&constructor=3");
  expect(Object.entries(single ?? {})).toEqual([
    ["__proto__", "1"],
    ["constructor", "3"],
  ]);
  expect(multi?.constructor).toEqual(["2", "3"]);
});

it("refuses a query that is not UTF-8", () => {
  expect(() => readQuery("city=%ff")).toThrow(
    expect.objectContaining({ errors: [expect.objectContaining({ pointer: "/query" })] }),
  );
});
