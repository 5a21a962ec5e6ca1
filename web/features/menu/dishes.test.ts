import { expect, it } from "vitest";
import { slugOf } from "../../platform/api.ts";
import {
  changedMeanwhile,
  dishInputs,
  moveIn,
  movesOf,
  newItemId,
  type PlacedItem,
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
it("a dish moves before the one above it, or past the one below it, as far as there is one", () => {
  const soups = { name: "Soups", items: [item("a", 2), item("b", 5), item("c", 9)] };
  const move = (id: string, before: string | null) => ({
    item_id: id,
    section: "Soups",
    before,
    name: id.toUpperCase(),
  });
  expect(movesOf(soups, 0)).toEqual([["down", move("a", "c")]]);
  expect(movesOf(soups, 1)).toEqual([
    ["up", move("b", "a")],
    ["down", move("b", null)],
  ]);
  expect(movesOf(soups, 2)).toEqual([["up", move("c", "b")]]);
  expect(movesOf(soups, 3)).toEqual([]);
});

it("a button's move is read as it was written, and nonsense is one that the API refuses", () => {
  const move = { item_id: "c", section: "Soups", before: null, name: "C" };
  expect(moveIn(JSON.stringify(move))).toEqual(move);
  expect(moveIn(JSON.stringify({ ...move, before: "b" }))).toEqual({ ...move, before: "b" });
  expect(moveIn("{")).toEqual({ item_id: "", section: "", before: null, name: "" });
});

it("an id is made of the name in letters that every address can hold", () => {
  expect(newItemId(slugOf("Crème brûlée & Coffee!"), "x7k2")).toBe("creme-brulee-coffee-x7k2");
  expect(newItemId(slugOf("ラーメン"), "x7k2")).toBe("dish-x7k2");
  expect(newItemId("x".repeat(500), "x7k2")).toHaveLength(45);
});

it("a dish that others have changed is noticed, by what is different now", () => {
  const { section: _, ...soup } = item("a", 4);
  const shown = { ...soup, section: "Soups" };
  const seen = JSON.stringify(dishInputs(shown, "de"));
  const mine = { ...shown, name: "Mine" };
  expect(changedMeanwhile(seen, shown, mine, "de")).toEqual({});
  expect(
    changedMeanwhile(seen, { ...shown, available: false, price: { amount: 990, currency: "EUR" } }, mine, "de"),
  ).toEqual({
    available: "false",
    "price.amount": "9,90",
  });
});

it("what was written before, and is sent again, is no change of others; nor is a move", () => {
  const shown = item("a", 4);
  const seen = JSON.stringify(dishInputs(shown, "de"));
  const mine = { ...shown, name: "Mine" };
  expect(changedMeanwhile(seen, mine, mine, "de")).toEqual({});
  expect(changedMeanwhile(seen, { ...shown, position: 9 }, mine, "de")).toEqual({});
  expect(changedMeanwhile(null, { ...shown, name: "Other" }, mine, "de")).toEqual({});
});

it("what I left alone is filled as others have stored it, and what I touched stays mine", () => {
  const shown = item("a", 4);
  const stored = { ...shown, name: "Theirs", available: false, dietary: ["spicy" as const, "halal" as const] };
  const untouched = untouchedInputs(JSON.stringify(dishInputs(shown, "de")), stored, { ...shown, name: "Mine" }, "de");
  expect(untouched).toMatchObject({ available: [], dietary: ["halal", "spicy"], "price.amount": ["12,50"] });
  expect(untouched).not.toHaveProperty("name");
});
