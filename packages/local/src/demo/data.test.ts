import { parse } from "@bellyfed/core/parse";
import { slugOf } from "@bellyfed/core/slug";
import { itemId, PutMenuItem } from "@bellyfed/features/menus/contract";
import { CreateRestaurant } from "@bellyfed/features/restaurants/contract";
import { CreateReply, CreateReview } from "@bellyfed/features/reviews/contract";
import { expect, test } from "vitest";
import { chanceOf } from "./chance.ts";
import { cities } from "./cities.ts";
import { demoData } from "./data.ts";
import { kitchens } from "./kitchens/all.ts";

const NOW = Date.UTC(2026, 5, 1);
const data = demoData(1, NOW);

test("the same seed gives the same world, another seed another", () => {
  expect(demoData(1, NOW)).toEqual(data);
  expect(demoData(2, NOW)).not.toEqual(data);
});

test("only times depend on now, by the same shift", () => {
  const later = demoData(1, NOW + 86_400_000);
  const timeless = ({ restaurants }: typeof data) => restaurants.map(({ at, closedAt, ...rest }) => rest);
  expect(timeless(later)).toEqual(timeless(data));
  expect(later.reviews.map(({ at }) => at - 86_400_000)).toEqual(data.reviews.map(({ at }) => at));
});

test("there are 40 restaurants in each of six cities, a menu for each, and about 1,500 reviews by 120 guests", () => {
  const byCity = Map.groupBy(data.restaurants, ({ body }) => body.city);
  expect([...byCity.values()].map((restaurants) => restaurants.length)).toEqual(cities.map(() => 40));
  expect(new Set(data.menus.map(({ restaurant }) => restaurant)).size).toBe(240);
  expect(data.reviews.length).toBeGreaterThan(1300);
  expect(data.reviews.length).toBeLessThan(1700);
  expect(new Set(data.reviews.map(({ author }) => author.sub)).size).toBe(120);
});

test("everything is input that the API accepts as it is", () => {
  for (const { body } of data.restaurants) expect(parse(CreateRestaurant, body)).toEqual(body);
  for (const { itemId: id, body } of data.menus) {
    expect(parse(itemId, id)).toBe(id);
    expect(parse(PutMenuItem, body)).toEqual(body);
  }
  for (const { body, reply } of data.reviews) {
    expect(parse(CreateReview, body)).toEqual(body);
    if (reply) parse(CreateReply, { text: reply.text });
  }
});

test("no pattern is left unfilled", () => {
  const inputs = [...data.restaurants.map(({ body }) => body), ...data.menus, ...data.reviews];
  expect(JSON.stringify(inputs)).not.toMatch(/\{(dish|place|city|guest)?\}|undefined|NaN/);
});

test("every restaurant has a name and a key of its own, and every dish an id of its own on its menu", () => {
  expect(new Set(data.restaurants.map(({ body }) => slugOf(body.name))).size).toBe(240);
  expect(new Set(data.restaurants.map(({ key }) => key)).size).toBe(240);
  for (const items of Map.groupBy(data.menus, ({ restaurant }) => restaurant).values()) {
    expect(new Set(items.map(({ itemId: id }) => id)).size).toBe(items.length);
  }
});

test("restaurants lie within 8 km of their city's centre", () => {
  for (const { body, city } of data.restaurants) {
    const { lat, lng } = body.location ?? { lat: 0, lng: 0 };
    const north = (lat - city.lat) * 111;
    const east = (lng - city.lng) * 111 * Math.cos((city.lat * Math.PI) / 180);
    expect(Math.hypot(north, east)).toBeLessThan(8);
  }
});

test("websites lie below .example and telephone numbers hold 555", () => {
  for (const { body } of data.restaurants) {
    if (body.website) expect(new URL(body.website).hostname).toMatch(/^[a-z0-9-]+\.example$/);
    if (body.phone) expect(body.phone).toContain("555");
  }
});

test("a guest reviews a restaurant once, never a closed one, and after it came into the directory", () => {
  const byKey = new Map(data.restaurants.map((restaurant) => [restaurant.key, restaurant]));
  const pairs = data.reviews.map(({ restaurant, author }) => `${restaurant} ${author.sub}`);
  expect(new Set(pairs).size).toBe(pairs.length);
  for (const { restaurant, at, reply, body } of data.reviews) {
    expect(byKey.get(restaurant)?.closedAt).toBeNull();
    expect(at).toBeGreaterThan(byKey.get(restaurant)?.at ?? Number.POSITIVE_INFINITY);
    expect(at).toBeLessThan(NOW);
    if (reply) expect(reply.at).toBeGreaterThan(at);
    if (body.visited_on) expect(Date.parse(body.visited_on)).toBeLessThanOrEqual(at);
  }
});

test("all ratings occur, and most guests are content", () => {
  const counts = [1, 2, 3, 4, 5].map((rating) => data.reviews.filter(({ body }) => body.rating === rating).length);
  expect(counts.every((count) => count > 5)).toBe(true);
  expect((counts[3] ?? 0) + (counts[4] ?? 0)).toBeGreaterThan(data.reviews.length / 2);
});

test("prices are whole steps of the city's currency, and fewer minor digits make smaller numbers", () => {
  for (const { restaurant, body } of data.menus) {
    const { city } = data.restaurants.find(({ key }) => key === restaurant) ?? {};
    expect(body.price.currency).toBe(city?.currency);
    expect(body.price.amount % (city?.step ?? 0)).toBe(0);
    expect(body.price.amount).toBeGreaterThan(0);
  }
});

test("a city's favourites are kitchens that there are", () => {
  for (const { favourites } of cities) {
    for (const cuisine of favourites) expect(kitchens.map((kitchen) => kitchen.cuisine)).toContain(cuisine);
  }
});

test("chance draws from its whole range and refuses an empty list", () => {
  const chance = chanceOf(7);
  const draws = Array.from({ length: 1000 }, () => chance.between(1, 6));
  expect(new Set(draws)).toEqual(new Set([1, 2, 3, 4, 5, 6]));
  expect(chance.some([1, 2, 3, 4, 5], 3)).toHaveLength(3);
  expect(() => chance.pick([])).toThrow("nothing to pick");
});
