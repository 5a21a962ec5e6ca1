import { expect, it } from "vitest";
import { importPath } from "./import-path.ts";
import { importBody, importKey, settingsOf } from "./settings.ts";

const form = (fields: Readonly<Record<string, string>>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
};

it("settings come back from the address that keeps them", () => {
  const settings = { profile: "nyc", source: "my source & co", city: "São Paulo" };
  const query = new URLSearchParams(importPath(settings, "empty").split("?")[1]);
  expect(settingsOf(form(Object.fromEntries(query)))).toEqual(settings);
  expect(query.get("problem")).toBe("empty");
});

it("what was left empty is nothing", () => {
  expect(settingsOf(form({ profile: "geojson", source: " ", city: "" }))).toEqual({
    profile: "geojson",
    source: null,
    city: null,
  });
});

it("a file's name becomes one line of at most 255 characters", () => {
  const nameOf = (name: string) => importBody(settingsOf(form({})), name, 1).filename;
  expect(nameOf("my\tfile\r\n2.csv")).toBe("my file 2.csv");
  expect(nameOf("")).toBeNull();
  expect(nameOf(`${"🍜".repeat(251)}.csv`)).toBe(`${"🍜".repeat(251)}.csv`);
  expect(nameOf(`${"🍜".repeat(255)}.csv`)).toBe("🍜".repeat(255));
});

it("the same form with the same file is the same import, and anything else another", () => {
  const body = importBody(settingsOf(form({ profile: "nyc" })), "a.json", 10);
  const key = importKey("k", body);
  expect(importKey("k", { ...body })).toBe(key);
  for (const other of [
    importKey("l", body),
    importKey("k", { ...body, source: "x" }),
    importKey("k", { ...body, size: 11 }),
  ]) {
    expect(other).not.toBe(key);
  }
});
