import * as v from "valibot";
import { expect, test } from "vitest";
import { AskGuide } from "./guide/contract.ts";
import { PutMenuItem } from "./menus/contract.ts";
import { MAX_POSITION } from "./menus/rules.ts";
import { CreateRestaurant } from "./restaurants/contract.ts";
import { CreateReply, CreateReview } from "./reviews/contract.ts";
import { MAX_PRICE, mostCharacters } from "./rules.ts";

const restaurant = { name: "Ramen Kumo", city: "Kyoto", cuisines: ["Ramen"] };
const dish = { name: "Shoyu", section: "Ramen", price: { amount: 1200, currency: "JPY" } };

test.each([
  ["name", mostCharacters.restaurant.name],
  ["city", mostCharacters.restaurant.city],
  ["description", mostCharacters.restaurant.description],
  ["opening_hours", mostCharacters.restaurant.opening_hours],
])("a restaurant's %s may have %i characters and no more", (field, most) => {
  expect(v.is(CreateRestaurant, { ...restaurant, [field]: "x".repeat(most) })).toBe(true);
  expect(v.is(CreateRestaurant, { ...restaurant, [field]: "x".repeat(most + 1) })).toBe(false);
});

test.each([
  ["street", mostCharacters.restaurant.street],
  ["postal_code", mostCharacters.restaurant.postal_code],
  ["region", mostCharacters.restaurant.region],
])("the %s of an address may have %i characters and no more", (field, most) => {
  expect(v.is(CreateRestaurant, { ...restaurant, address: { [field]: "x".repeat(most) } })).toBe(true);
  expect(v.is(CreateRestaurant, { ...restaurant, address: { [field]: "x".repeat(most + 1) } })).toBe(false);
});

test("the address of a website may be as long as its limit says", () => {
  const longest = "https://a.example/".padEnd(mostCharacters.restaurant.website, "x");
  expect(v.is(CreateRestaurant, { ...restaurant, website: longest })).toBe(true);
  expect(v.is(CreateRestaurant, { ...restaurant, website: `${longest}x` })).toBe(false);
});

test.each(["name", "section", "description"] as const)("a dish's %s may be as long as its limit says", (field) => {
  const most = mostCharacters.item[field];
  expect(v.is(PutMenuItem, { ...dish, [field]: "x".repeat(most) })).toBe(true);
  expect(v.is(PutMenuItem, { ...dish, [field]: "x".repeat(most + 1) })).toBe(false);
});

test("a dish may have the highest price and the last position, and none beyond", () => {
  const price = (amount: number) => ({ ...dish, price: { amount, currency: "JPY" } });
  expect([v.is(PutMenuItem, price(MAX_PRICE)), v.is(PutMenuItem, price(MAX_PRICE + 1))]).toEqual([true, false]);
  expect(v.is(PutMenuItem, { ...dish, position: MAX_POSITION })).toBe(true);
  expect(v.is(PutMenuItem, { ...dish, position: MAX_POSITION + 1 })).toBe(false);
});

test.each(["title", "text"] as const)("a review's %s may be as long as its limit says", (field) => {
  const most = mostCharacters.review[field];
  expect(v.is(CreateReview, { rating: 5, [field]: "x".repeat(most) })).toBe(true);
  expect(v.is(CreateReview, { rating: 5, [field]: "x".repeat(most + 1) })).toBe(false);
});

test("a reply may be as long as its limit says", () => {
  expect(v.is(CreateReply, { text: "x".repeat(mostCharacters.reply.text) })).toBe(true);
  expect(v.is(CreateReply, { text: "x".repeat(mostCharacters.reply.text + 1) })).toBe(false);
});

test("a question may be as long as its limit says", () => {
  const most = mostCharacters.guide.message;
  expect(v.is(AskGuide, { message: "x".repeat(most) })).toBe(true);
  expect(v.is(AskGuide, { message: "x".repeat(most + 1) })).toBe(false);
});
