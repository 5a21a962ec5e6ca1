import { expect, it } from "vitest";
import { afterChoice, afterForm, keptParameters } from "./after.ts";

const before = { q: "soup", near: "38.72,-9.14", radius: "5000", cuisine: ["Thai", "Ramen"], cursor: "c" } as const;

it("filters go on with the next search, what the form asks for itself and the cursor do not", () => {
  expect(keptParameters(before)).toEqual([
    ["near", "38.72,-9.14"],
    ["radius", "5000"],
    ["cuisine", "Thai"],
    ["cuisine", "Ramen"],
  ]);
});

it("who names another city means that city", () => {
  const asked = { q: "soup", city: "Porto", near: "38.72,-9.14", bbox: "1,1,2,2" };
  expect(afterForm(before, asked)).toEqual({ q: "soup", city: "Porto" });
  expect(afterForm({ city: "Porto" }, asked)).toEqual(asked);
  expect(afterForm(before, { near: "1,1" })).toEqual({ near: "1,1" });
});

it.each([
  ["restaurant", "/restaurants/abc"],
  ["cuisine", "/restaurants?cuisine=Pho&near=38.72%2C-9.14&radius=5000"],
  ["city", "/restaurants?city=Pho&cuisine=Thai&cuisine=Ramen"],
  ["dish", "/restaurants?q=Pho&cuisine=Thai&cuisine=Ramen&near=38.72%2C-9.14&radius=5000"],
] as const)("a suggested %s leads to %s", (kind, path) => {
  expect(afterChoice(before, { kind, text: "Pho", id: "abc" }).path).toBe(path);
});
