import { MOST_FILE_BYTES } from "@bellyfed/features/rules";
import { expect, it } from "vitest";
import { DIRECT_LIMIT, fileProblem, SITE_LIMIT } from "./file-check.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const file = (text: string, more: { readonly name?: string; readonly size?: number } = {}) => {
  const head = bytes(text);
  return { name: "a.json", size: head.length, head, ...more };
};
const csv = "external_id;name;city\n1;Zum Anker;Hamburg\n";
const nyc = '{"address": {}, "borough": "Bronx", "restaurant_id": "30075445"}\n';
it("lets through nothing that the API would refuse for its size", () => {
  expect(DIRECT_LIMIT).toBe(MOST_FILE_BYTES);
  expect(SITE_LIMIT).toBeLessThan(DIRECT_LIMIT);
});

const osm = '{ "type": "FeatureCollection", "features": [] }';

it.each([
  [csv, "bellyfed"],
  [nyc, "nyc"],
  [osm, "geojson"],
  ["name,city\nAnker,Hamburg\n", "bellyfed"],
  ["{ something else }", "nyc"],
  [`\u001e${osm}`, "geojson"],
  ['{"type":"Feature","properties":{"external_id":1}}', "geojson"],
])("%j may be read as %s", (text, profile) => {
  expect(fileProblem(file(text), profile)).toBeUndefined();
});

it.each([
  [csv, "nyc", "looks_bellyfed"],
  [nyc, "geojson", "looks_nyc"],
  [osm, "bellyfed", "looks_geojson"],
])("%j is not what was chosen with %s", (text, profile, problem) => {
  expect(fileProblem(file(text), profile)).toBe(problem);
});

it("no file, an empty one and one that is too large are told apart", () => {
  expect(fileProblem(file("", { name: "" }), "nyc")).toBe("none");
  expect(fileProblem(file(""), "nyc")).toBe("empty");
  expect(fileProblem(file(" \n\n"), "nyc")).toBe("empty");
  expect(fileProblem(file("[", { size: 11 }), "nyc", 10)).toBe("large");
  expect(fileProblem(file("[", { size: 10 }), "nyc", 10)).toBeUndefined();
});

it("text in UTF-16 is let through when its mark says so", () => {
  const head = new Uint8Array(Buffer.from(`\ufeff${csv}`, "utf16le"));
  expect(fileProblem({ name: "a.csv", size: head.length, head }, "bellyfed")).toBeUndefined();
  expect(fileProblem({ name: "a.csv", size: head.length, head }, "nyc")).toBe("looks_bellyfed");
});

it.each([
  ["a spreadsheet", "PK\u0003\u0004\u0014\u0000"],
  ["a gzip archive", "\u001f\b\u0000"],
  ["a row with a NUL", "external_id,name\n1,Jo\u0000e\n"],
])("%s is left for the API, which says what it is", (_, text) => {
  expect(fileProblem(file(text), "bellyfed")).toBeUndefined();
});
