import { expect, it } from "vitest";
import { dishOf } from "./entered-dish.ts";

function formOf(entries: readonly (readonly [string, string])[]): FormData {
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  return form;
}

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
