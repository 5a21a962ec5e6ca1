import { currentKeys } from "@bellyfed/core/keys";
import type { Item, Key } from "@bellyfed/core/ports";
import { expect, test } from "vitest";
import { metaKey } from "../restaurants/keys.ts";
import { at, otherId, restaurantId } from "./fixtures.ts";
import { rollUp } from "./rollup.ts";
import { sumOf, tallyOf } from "./tally.ts";

const restaurant = (id: string, facts: object = {}, counters: object = {}): Item => ({
  ...metaKey(id),
  doc: JSON.stringify({
    id,
    slug: `place-${id[0]}`,
    name: `Place ${id[0]}`,
    city: "Brooklyn",
    cuisines: ["Pizza"],
    status: "open",
    ...facts,
  }),
  ...counters,
});
const directory = (kind: string, slug: string, name: string, count = 1): Item => ({
  PK: `DIRECTORY#${kind}`,
  SK: slug,
  name,
  count,
});
const lookupIn =
  (...items: Item[]) =>
  ({ PK, SK }: Key) =>
    items.find((item) => item.PK === PK && item.SK === SK);
const none = { restaurants: [], searches: [] };

test("an hour's shards add up, the highest scores first; a review weighs ten views", () => {
  const items = [
    { restaurant: "a", views: 6 },
    { restaurant: "b", views: 1, reviews: 1 },
    { restaurant: "a", views: 3 },
    { city: "brooklyn", cuisine: "", searches: 2 },
    { city: "brooklyn", cuisine: "", searches: 1 },
  ];
  expect(tallyOf(items)).toEqual({
    restaurants: [
      ["b", 1, 1],
      ["a", 9, 0],
    ],
    searches: [["brooklyn#", 3, 0]],
  });
});

test("reviews that were taken back do not count below nothing", () => {
  expect(tallyOf([{ restaurant: "a", views: 2, reviews: -1 }]).restaurants).toEqual([["a", 2, 0]]);
  expect(tallyOf([{ restaurant: "a", views: 0, reviews: -1 }])).toEqual(none);
});

test("a window is the sum of its hours", () => {
  const hour = tallyOf([{ restaurant: "a", views: 2 }]);
  expect(sumOf([hour, none, hour, tallyOf([{ restaurant: "a", reviews: 1 }])], currentKeys).restaurants).toEqual([
    ["a", 4, 1],
  ]);
});

test("the answer names restaurants with their rating and drops unknown, bare and closed ones", () => {
  const closed = "2uz3vk8m5q2h7n4d9r6w1t8y3e";
  const bare = "3vz3vk8m5q2h7n4d9r6w1t8y3f";
  const tally = sumOf(
    [
      {
        ...none,
        restaurants: [
          [restaurantId, 3, 2],
          [otherId, 9, 0],
          [closed, 8, 0],
          [bare, 7, 0],
          ["unknown", 6, 0],
        ],
      },
    ],
    currentKeys,
  );
  const lookup = lookupIn(
    restaurant(restaurantId, {}, { rating_count: 3, rating_sum: 13 }),
    restaurant(otherId),
    restaurant(closed, { status: "closed" }),
    { ...metaKey(bare), rating_count: 1 },
  );
  const top = rollUp("24h", tally, { lookup, keys: currentKeys }, at);
  expect(top).toMatchObject({ window: "24h", updated_at: at, next_cursor: null });
  expect(top.data).toEqual([
    {
      id: restaurantId,
      slug: "place-0",
      name: "Place 0",
      city: "Brooklyn",
      cuisines: ["Pizza"],
      rating: { average: 4.33, count: 3 },
      score: 23,
      views: 3,
      reviews: 2,
    },
    expect.objectContaining({ id: otherId, rating: { average: null, count: 0 }, score: 9 }),
  ]);
});

test("searches show the directories' names, and nothing that is in no directory", () => {
  const searches = [
    ["brooklyn#pizza", 5, 0],
    ["#thai", 4, 0],
    ["buy-my-pills#", 3, 0],
    ["brooklyn#spam", 2, 0],
    ["left#", 1, 0],
  ] as const;
  const lookup = lookupIn(
    directory("CITY", "brooklyn", "Brooklyn"),
    directory("CITY", "left", "LEFT", 0),
    directory("CUISINE", "pizza", "Pizza"),
    directory("CUISINE", "thai", "Thai"),
  );
  expect(rollUp("7d", { ...none, searches }, { lookup, keys: currentKeys }, at).searches).toEqual([
    { city: "Brooklyn", cuisine: "Pizza", count: 5 },
    { city: null, cuisine: "Thai", count: 4 },
  ]);
});

test("searches that were kept by the slugs of an earlier release are found by today's, where these can be told, and counted together", () => {
  const searches = [
    ["łodz#", 3, 0],
    ["lodz#", 2, 0],
    ["ハリ#", 9, 0],
    ["#smørrebrød", 1, 0],
  ] as const;
  const lookup = lookupIn(
    directory("CITY", "lodz", "Łódź"),
    directory("CITY", "パリ", "パリ"),
    directory("CUISINE", "smorrebrod", "Smørrebrød"),
  );
  const sum = sumOf([{ ...none, searches }], currentKeys);
  expect(rollUp("7d", sum, { lookup, keys: currentKeys }, at).searches).toEqual([
    { city: "Łódź", cuisine: null, count: 5 },
    { city: null, cuisine: "Smørrebrød", count: 1 },
  ]);
});
