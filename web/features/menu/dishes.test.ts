import { expect, it } from "vitest";
import { type Menu, slugOf } from "../../platform/api.ts";
import {
  changedMeanwhile,
  dishAt,
  dishInputs,
  dishOf,
  newItemId,
  type PlacedItem,
  placedItems,
  placementsOf,
  showsDish,
  untouchedInputs,
} from "./dishes.ts";

const item = (id: string, position: number): PlacedItem => ({
  id,
  position,
  section: "Soups",
  name: id.toUpperCase(),
  description: null,
  price: { amount: 1250, currency: "EUR" },
  dietary: [],
  available: true,
});
const order = (items: readonly PlacedItem[]) => items.map(({ id, position }) => [id, position]);
/** The section as the API orders it once the changes are stored. */
const after = (section: readonly PlacedItem[], changes: ReturnType<typeof placementsOf>) =>
  section
    .map((each) => ({ ...each, position: changes.find(({ item }) => item.id === each.id)?.position ?? each.position }))
    .toSorted((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id);

function formOf(entries: readonly (readonly [string, string])[]): FormData {
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  return form;
}

it("a dish moves past its neighbour, and only these two are written", () => {
  const section = [item("a", 2), item("b", 5), item("c", 9)];
  expect(placementsOf(section, "c", "up", 9999).map(({ item, position }) => [item.id, position])).toEqual([
    ["c", 5],
    ["b", 9],
  ]);
  expect(after(section, placementsOf(section, "a", "down", 9999))).toEqual(["b", "a", "c"]);
});

it("the first one cannot go up, the last one not down, and what is not there nowhere", () => {
  const section = [item("a", 2), item("b", 5)];
  for (const [id, direction] of [
    ["a", "up"],
    ["b", "down"],
    ["x", "up"],
  ] as const) {
    expect(placementsOf(section, id, direction, 9999)).toEqual([]);
  }
});

it("dishes that share a position are told apart, also at the end of what a menu can hold", () => {
  for (const position of [0, 3, 9999]) {
    const section = [item("a", position), item("b", position), item("c", position)];
    const changes = placementsOf(section, "c", "up", 9999);
    expect(after(section, changes)).toEqual(["a", "c", "b"]);
    expect(Math.max(...changes.map((change) => change.position))).toBeLessThanOrEqual(9999);
  }
});

it("moving a dish there and back again leaves the order as it was", () => {
  let section = [item("a", 1), item("b", 1), item("c", 7)];
  for (const direction of ["down", "down", "up", "up"] as const) {
    const changes = placementsOf(section, "a", direction, 9999);
    section = section
      .map((each) => ({
        ...each,
        position: changes.find(({ item }) => item.id === each.id)?.position ?? each.position,
      }))
      .toSorted((a, b) => a.position - b.position);
  }
  expect(order(section).map(([id]) => id)).toEqual(["a", "b", "c"]);
});

it("a form becomes a dish, with its price in minor units", () => {
  const form = formOf([
    ["section", " Soups "],
    ["name", "Ramen"],
    ["description", ""],
    ["price.amount", "12,50"],
    ["price.currency", "eur"],
    ["dietary", "vegan"],
    ["dietary", "spicy"],
    ["available", "on"],
  ]);
  expect(dishOf(form)).toEqual({
    section: "Soups",
    name: "Ramen",
    description: null,
    price: { amount: 1250, currency: "EUR" },
    dietary: ["vegan", "spicy"],
    available: true,
  });
});

it("what is no price is left for the API to refuse, and a box that is not ticked is not there", () => {
  const dish = dishOf(formOf([["price.amount", "a lot"]]));
  expect([dish.price.amount, dish.available, dish.dietary]).toEqual([Number.NaN, false, []]);
});

it("an id is made of the name in letters that every address can hold", () => {
  expect(newItemId(slugOf("Crème brûlée & Coffee!"), "x7k2")).toBe("creme-brulee-coffee-x7k2");
  expect(newItemId(slugOf("ラーメン"), "x7k2")).toBe("dish-x7k2");
  expect(newItemId("x".repeat(500), "x7k2")).toHaveLength(45);
});

it("a menu shows a dish once all of it is as it was put", () => {
  const { section, ...plain } = item("a", 4);
  const menu: Menu = { sections: [{ name: section, items: [{ ...plain, dietary: ["vegan", "spicy"] }] }] };
  const [shown] = placedItems(menu);
  const dish = dishAt(shown!, 4);
  expect(dish).not.toHaveProperty("id");
  expect(showsDish(menu, "a", { ...dish, dietary: ["spicy", "vegan"] })).toBe(true);
  const { position: _, ...unplaced } = dish;
  expect(showsDish(menu, "a", unplaced)).toBe(true);
  for (const other of [{ name: "B" }, { position: 5 }, { available: false }, { section: "Mains" }]) {
    expect(showsDish(menu, "a", { ...dish, ...other })).toBe(false);
  }
  expect(showsDish(menu, "b", dish)).toBe(false);
});

it("a dish that others have changed is noticed, by what is different now", () => {
  const { section: _, ...soup } = item("a", 4);
  const shown = { ...soup, section: "Soups" };
  const seen = JSON.stringify(dishInputs(shown));
  const mine = { ...shown, name: "Mine" };
  expect(changedMeanwhile(seen, shown, mine)).toEqual({});
  expect(changedMeanwhile(seen, { ...shown, available: false, price: { amount: 990, currency: "EUR" } }, mine)).toEqual(
    {
      available: "false",
      "price.amount": "9.90",
    },
  );
});

it("what was written before, and is sent again, is no change of others; nor is a move", () => {
  const shown = item("a", 4);
  const seen = JSON.stringify(dishInputs(shown));
  const mine = { ...shown, name: "Mine" };
  expect(changedMeanwhile(seen, mine, mine)).toEqual({});
  expect(changedMeanwhile(seen, { ...shown, position: 9 }, mine)).toEqual({});
  expect(changedMeanwhile(null, { ...shown, name: "Other" }, mine)).toEqual({});
});

it("what I left alone is filled as others have stored it, and what I touched stays mine", () => {
  const shown = item("a", 4);
  const stored = { ...shown, name: "Theirs", available: false, dietary: ["spicy" as const, "halal" as const] };
  const untouched = untouchedInputs(JSON.stringify(dishInputs(shown)), stored, { ...shown, name: "Mine" });
  expect(untouched).toMatchObject({ available: [], dietary: ["halal", "spicy"], "price.amount": ["12.50"] });
  expect(untouched).not.toHaveProperty("name");
});
