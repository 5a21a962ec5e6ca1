import fc from "fast-check";
import { expect, test } from "vitest";
import { MAX_POSITION, type Place, placesFor, sectionsOf } from "./rules.ts";

const at = (section: string, position: number, id: string): Place => ({ id, section, position });
const read = (dishes: readonly Place[]) =>
  sectionsOf(dishes).map(({ name, items }) => [name, items.map(({ id }) => id)]);
const after = (dishes: readonly Place[], places: readonly Place[]) =>
  dishes.map((dish) => places.find(({ id }) => id === dish.id) ?? dish);
const roomy = [at("Mains", 10, "a"), at("Mains", 20, "b"), at("Mains", 30, "c"), at("Sweets", 40, "d")];

test("sections stand in the order of their first dishes, dishes by position, and by id at one position", () => {
  const dishes = [at("Sweets", 5, "x"), at("Mains", 7, "b"), at("MAINS", 7, "a"), at("Mains", 1, "c")];
  expect(read(dishes)).toEqual([
    ["Mains", ["c", "a", "b"]],
    ["Sweets", ["x"]],
  ]);
});

test.each([
  ["before another", { id: "c", section: "Mains", before: "b" }, at("Mains", 15, "c")],
  ["to the beginning", { id: "c", section: "Mains", before: "a" }, at("Mains", 4, "c")],
  ["to the end", { id: "a", section: "Mains", before: null }, at("Mains", 31, "a")],
  ["into another section", { id: "b", section: "Sweets", before: null }, at("Sweets", 41, "b")],
  ["into a new section, which is the last", { id: "b", section: "Drinks", before: null }, at("Drinks", 41, "b")],
  ["into a section that is spelled in another way", { id: "d", section: "MAINS", before: "b" }, at("Mains", 15, "d")],
])("where there is room, a dish that goes %s is the only one to change", (_, move, place) => {
  expect(placesFor(roomy, move)).toEqual([place]);
});

test.each([
  { id: "b", section: "Mains", before: "c" },
  { id: "b", section: "mains", before: "c" },
  { id: "c", section: "Mains", before: null },
  { id: "d", section: "Sweets", before: null },
])("a dish that is where it is to go stays there: %o", (move) => {
  expect(placesFor(roomy, move)).toEqual([]);
});

test.each([
  { id: "a", section: "Mains", before: "x" },
  { id: "a", section: "Mains", before: "d" },
  { id: "a", section: "Mains", before: "a" },
  { id: "a", section: "Drinks", before: "b" },
])("there is no place before what is not another dish of the section: %o", (move) => {
  expect(placesFor(roomy, move)).toBeUndefined();
});

test("where there is no room all dishes are spread, and then there is room", () => {
  const tight = Array.from({ length: 40 }, (_, n) => at("Mains", n + 1, `dish-${String(n).padStart(2, "0")}`));
  const first = placesFor(tight, { id: "dish-39", section: "Mains", before: "dish-20" });
  expect(first).toHaveLength(40);
  const spread = after(tight, first ?? []);
  expect(placesFor(spread, { id: "dish-38", section: "Mains", before: "dish-20" })).toHaveLength(1);
});

test("a dish that opens its section leaves the sections in their order", () => {
  const dishes = [at("Starters", 1, "a"), at("Starters", 9, "b"), at("Mains", 5, "c")];
  const places = placesFor(dishes, { id: "a", section: "Starters", before: null }) ?? [];
  expect(read(after(dishes, places))).toEqual([
    ["Starters", ["b", "a"]],
    ["Mains", ["c"]],
  ]);
});

const menus = fc.uniqueArray(
  fc.record({
    id: fc.string({ unit: fc.constantFrom("a", "B", "c", "-", "1"), minLength: 1, maxLength: 3 }),
    section: fc.constantFrom("Starters", "starters", "Mains", "Crème & Co", "北京"),
    position: fc.oneof(fc.integer({ min: 0, max: 4 }), fc.integer({ min: MAX_POSITION - 2, max: MAX_POSITION })),
  }),
  { selector: ({ id }) => id, minLength: 1, maxLength: 30 },
);

test("whatever the menu, a move moves one dish and leaves the order of all others and of the sections", () => {
  fc.assert(
    fc.property(menus, fc.nat(), fc.nat(), fc.nat(), (dishes, n, where, which) => {
      const before = sectionsOf(dishes);
      const { id } = dishes[n % dishes.length]!;
      const section = before[where % before.length]!;
      const others = section.items.filter((dish) => dish.id !== id);
      const target = [...others.map((dish) => dish.id), null][which % (others.length + 1)] ?? null;
      const places = placesFor(dishes, { id, section: section.name, before: target });
      if (!places) throw new Error("a place that is there was not found");
      expect(places.every(({ position }) => position >= 0 && position <= MAX_POSITION)).toBe(true);
      const wanted = before
        .map(({ items }) => {
          const rest = items.filter((dish) => dish.id !== id).map((dish) => dish.id);
          if (items !== section.items) return rest;
          const index = target === null ? rest.length : rest.indexOf(target);
          return rest.toSpliced(index, 0, id);
        })
        .filter((ids) => ids.length > 0);
      expect(sectionsOf(after(dishes, places)).map(({ items }) => items.map((dish) => dish.id))).toEqual(wanted);
    }),
  );
});
