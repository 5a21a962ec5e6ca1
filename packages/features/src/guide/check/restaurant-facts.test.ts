import { expect, test } from "vitest";
import type { Restaurant } from "../../restaurants/contract.ts";
import { noSlots } from "../understand/slots.ts";
import { restaurantFact } from "./restaurant-facts.ts";

const told = (attributes: Restaurant["attributes"], asked: Restaurant["attributes"]) =>
  restaurantFact({ attributes } as Restaurant, "wanted_attributes", {
    ...{ language: "en", slots: { ...noSlots, attributes: asked }, question: { near: null, now: 0 } },
  });

test("whoever takes cash only takes no cards, and that answers a question for cards", () => {
  expect(told(["cash_only", "wifi"], ["cards"])).toBe("cash only");
  expect(told(["cards"], ["cash_only"])).toBe(told(["cards"], ["cards"]));
  expect(told(["wifi"], ["cards"])).toBeNull();
});
