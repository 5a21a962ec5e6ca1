import { expect, it } from "vitest";
import { slugOf } from "@/platform/api";
import { closest, editDistance, largest, properName } from "./closest.ts";

const entry = (name: string, count = 1) => ({ name, slug: slugOf(name), count });
const cities = ["New York", "Newark", "Lisbon", "Zürich", "York", "São Paulo", "Amman", "京都"].map((name, index) =>
  entry(name, 100 - index),
);
const namesLike = (typed: string) => closest(typed, cities).map(({ name }) => name);

it("counts added, dropped, replaced and swapped letters", () => {
  expect(editDistance("lisbon", "lisbon")).toBe(0);
  expect(editDistance("lisbn", "lisbon")).toBe(1);
  expect(editDistance("ilsbon", "lisbon")).toBe(1);
  expect(editDistance("", "abc")).toBe(3);
  expect(editDistance("kitten", "sitting")).toBe(3);
});

it("finds a name by its beginning, by a word of it, and by a misspelling", () => {
  expect(namesLike("new")).toEqual(["New York", "Newark"]);
  expect(namesLike("york")[0]).toBe("York");
  expect(namesLike("york")).toContain("New York");
  expect(namesLike("Lissabon")).toEqual(["Lisbon"]);
  expect(namesLike("Zurch")).toEqual(["Zürich"]);
  expect(namesLike("sao paolo")).toEqual(["São Paulo"]);
  expect(namesLike("京")).toEqual(["京都"]);
});

it("a place within the place that was typed helps too", () => {
  expect(namesLike("Lisbon, Portugal")).toEqual(["Lisbon"]);
});

it("spells a place properly however it was typed, and takes no other for it that differs by a mark", () => {
  expect(properName("ﾊﾟﾘ", ["バリ", "パリ"])).toBe("パリ");
  expect(properName("पाटन", ["पटना", "पाटन"])).toBe("पाटन");
  expect(properName("TROMSO", ["Tromsø"])).toBe("Tromsø");
  expect(properName("ハリ", ["バリ", "パリ"])).toBe("ハリ");
  expect(
    closest(
      "ハリ",
      ["バリ", "パリ"].map((name) => entry(name)),
    ).map(({ name }) => name),
  ).toEqual(["バリ", "パリ"]);
});

it("suggests nothing for what is like nothing", () => {
  expect(namesLike("Reykjavik")).toEqual([]);
  expect(namesLike("!!!")).toEqual([]);
  expect(closest("Lisbon", [])).toEqual([]);
});

it("gives the largest first, and no more than asked for", () => {
  const many = [entry("Newton", 5), entry("Newry", 50), entry("New Haven", 20)];
  expect(closest("new", many, 2).map(({ name }) => name)).toEqual(["Newry", "New Haven"]);
  expect(largest(many, 1).map(({ name }) => name)).toEqual(["Newry"]);
});

it("knows how a name is properly written", () => {
  expect(properName("  zurich", ["Lisbon", "Zürich"])).toBe("Zürich");
  expect(properName("Atlantis", ["Lisbon"])).toBe("Atlantis");
});
