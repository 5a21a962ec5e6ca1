import { expect, test } from "vitest";
import { readTable } from "../read-table.ts";
import { DirectoryEntity, FurtherCuisineEntity, InspectionEntity, RestaurantEntity, ratingOf } from "./entity.ts";
import { metaKey } from "./keys.ts";

const table = { table: "read" };
const shown = { id: "r1", name: "ippudo", city: "kyoto" };
/** The keys that an operation writes, whichever way it writes them. */
function keysOf(operation: object): Record<string, unknown> {
  const {
    Item,
    Key,
    ExpressionAttributeNames: names = {},
    ExpressionAttributeValues: values = {},
  } = operation as {
    Item?: Record<string, unknown>;
    Key?: Record<string, unknown>;
    ExpressionAttributeNames?: Record<string, string>;
    ExpressionAttributeValues?: Record<string, unknown>;
  };
  const updated = Object.entries(names).flatMap(([name, attribute]) =>
    Object.entries(values).flatMap(([value, content]) =>
      value.slice(1).startsWith(`${name.slice(1)}_u`) ? [[attribute, content]] : [],
    ),
  );
  const all = { ...Key, ...Item, ...Object.fromEntries(updated) };
  return Object.fromEntries(Object.entries(all).filter(([name]) => /^(GSI\d)?[PS]K$/.test(name)));
}

test("a restaurant is found by id, by city, by cuisine, and by both, in name order", () => {
  const item = { ...shown, cuisine: "ramen", doc: "{}", stream_version: 1 };
  expect(keysOf(RestaurantEntity.upsert(item).params(table))).toEqual({
    PK: "EST#r1",
    SK: "META#r1",
    GSI1PK: "LOC#kyoto",
    GSI1SK: "EST#ippudo#r1",
    GSI2PK: "CUISINE#ramen",
    GSI2SK: "EST#ippudo#r1",
    GSI3PK: "LOC#kyoto#CUISINE#ramen",
    GSI3SK: "EST#ippudo#r1",
  });
  expect(metaKey("r1")).toEqual({ PK: "EST#r1", SK: "META#r1" });
});

test("a further cuisine stands in the cuisine's indexes, not a second time in the city's", () => {
  expect(keysOf(FurtherCuisineEntity.put({ ...shown, cuisine: "noodles" }).params(table))).toEqual({
    PK: "EST#r1",
    SK: "CUISINE#noodles",
    GSI2PK: "CUISINE#noodles",
    GSI2SK: "EST#ippudo#r1",
    GSI3PK: "LOC#kyoto#CUISINE#noodles",
    GSI3SK: "EST#ippudo#r1",
  });
});

test("inspections lie beside their restaurant by day and number", () => {
  const item = { id: "r1", date: "2026-01-15", number: "000007", doc: "{}" };
  expect(keysOf(InspectionEntity.put(item).params(table))).toEqual({
    PK: "EST#r1",
    SK: "INSPECTION#2026-01-15#000007",
  });
});

test.each(["CITY", "CUISINE"] as const)("the directory of each %s is keyed by slug", (kind) => {
  const write = DirectoryEntity.update({ kind, slug: "sao-paulo" }).add({ count: 1 }).params(table);
  expect(keysOf(write)).toEqual({ PK: `DIRECTORY#${kind}`, SK: "sao-paulo" });
});

test("letter case of keys is kept as it is", () => {
  const item = { ...shown, name: "ÇaVa", cuisine: "Ünal", doc: "{}", stream_version: 1 };
  expect(keysOf(RestaurantEntity.upsert(item).params(table))).toMatchObject({
    GSI2PK: "CUISINE#Ünal",
    GSI2SK: "EST#ÇaVa#r1",
  });
});

test("every index that an entity uses is one that the table has", () => {
  const used = [RestaurantEntity, FurtherCuisineEntity, InspectionEntity, DirectoryEntity].flatMap(({ schema }) =>
    Object.values(schema.indexes as Record<string, { index?: string; pk: { field: string }; sk: { field: string } }>),
  );
  for (const { index, pk, sk } of used) {
    expect([pk.field, sk.field]).toEqual(
      index ? [`${index}PK`, `${index}SK`] : [readTable.partitionKey, readTable.sortKey],
    );
    if (index) expect(readTable.indexes).toContain(index);
  }
  expect(new Set(used.map(({ index }) => index))).toEqual(new Set([undefined, "GSI1", "GSI2", "GSI3"]));
});

test("what is rated by itself has averages of its own, where somebody rated it", () => {
  const counters = { rating_count: 3, rating_sum: 11, food_count: 3, food_sum: 10, value_count: 1, value_sum: 2 };
  expect(ratingOf(counters).sub_ratings).toEqual({
    food: { average: 3.33, count: 3 },
    value: { average: 2, count: 1 },
  });
});

test("a rating is read from the counters, its average to two decimals", () => {
  const counters = { rating_count: 3, rating_sum: 11, rating_3: 1, rating_4: 2 };
  expect(ratingOf(counters)).toEqual({ average: 3.67, count: 3, histogram: [0, 0, 1, 2, 0] });
});

test("without reviews there is no average", () => {
  const none = { average: null, count: 0, histogram: [0, 0, 0, 0, 0] };
  expect(ratingOf({ food_count: 0, food_sum: 0 })).toEqual(none);
  expect(ratingOf({})).toEqual(none);
  expect(ratingOf({ rating_count: 0, rating_sum: 0, rating_5: 0 })).toEqual(none);
});
