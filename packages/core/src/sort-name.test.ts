import fc from "fast-check";
import { expect, test } from "vitest";
import { sortName } from "./sort-name.ts";

/** In the order of the database: by bytes. */
const inOrder = (names: readonly string[]) =>
  names
    .map((name, n) => ({ name, key: Buffer.from(`EST#${sortName(name)}#${n}`) }))
    .sort((a, b) => Buffer.compare(a.key, b.key))
    .map(({ name }) => name);

test.each([
  [["Äpfel", "Éclair", "Öz", "Zebra", "ЁЛКА", "Яблоко"]],
  [["CAFÉ", "Cafe", "Café", "café", "Cafe 9", "Café 10", "Cafe X", "Cafes"]],
  [["#1 Pizza", "7 Eleven", "24/7", "100 Grill", "1000 Nights", "Aroma"]],
  [["Café 007", "Café 7", "Café 7a", "Café 8"]],
  [["-- Bar --", "“Joe’s”", "Joe’s Bar", "🍕 Pizza", "'t Hoekje", "The Fox"]],
  [["Ángel".normalize("NFD"), "Oslo", "Øst", "Otto", "Ozon"]],
  [["Дім", "Ера", "Єдність", "Ива", "Іва", "Їжак", "Йод", "Кіт", "Яма"]],
  [["Zoo", "Άλφα", "Βήτα", "Ωμέγα", "Борщ", "कखग", "カフェ", "ガム", "東京"]],
])("names stand where a reader looks for them: %j", (names) => {
  expect(inOrder(names.toReversed())).toEqual(names);
});

test("names that fold alike stand by how they are written, whatever their ids", () => {
  expect(sortName("Zoë")).toBe("zoe#Zoë");
  expect(sortName("Zoë".normalize("NFD"))).toBe(sortName("Zoë"));
  expect(inOrder(["Zoë", "Zoe", "ZOE", "Zoé"])).toEqual(["ZOE", "Zoe", "Zoé", "Zoë"]);
});

const anyName = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 120 }),
  fc.string({ unit: "binary", maxLength: 120 }),
  fc.constantFrom(
    "ﷺ".repeat(120),
    "𠮷".repeat(120),
    "क़".repeat(120),
    "ґ".repeat(120),
    "9".repeat(120),
    "#".repeat(120),
  ),
);

test("with rank and id it fits an index key of 1,024 bytes, cuts no character, and has the separator once", () => {
  fc.assert(
    fc.property(anyName, (name) => {
      const sorted = sortName(name.toWellFormed());
      expect(Buffer.byteLength(`EST#${sorted}#${"0".repeat(26)}`)).toBeLessThanOrEqual(1024);
      expect(sorted.isWellFormed()).toBe(true);
      expect(sorted.split("#")).toHaveLength(2);
      expect(sortName(name.toWellFormed().normalize("NFD"))).toBe(sorted);
    }),
    { numRuns: 1000 },
  );
});

test("of a text that is far too long only the beginning is read", () => {
  const long = "\ufdfa".repeat(300_000);
  expect(sortName(long)).toBe(sortName(long.slice(0, 1024)));
});
