import { memoryReadTable } from "@bellyfed/adapters/memory/read-table";
import type { Item, ReadTableWriter, Transacted, Write } from "@bellyfed/core/ports";
import { beforeEach, expect, test } from "vitest";
import { metaKey } from "../restaurants/keys.ts";
import { created, deleted, replied, updated } from "../reviews/fixtures.ts";
import { recentKey } from "./entity.ts";
import {
  at,
  envelope,
  happened,
  menuSeen,
  openNow,
  otherId,
  restaurantId,
  reviewsSeen,
  searched,
  seen,
} from "./fixtures.ts";
import { aggregate, recordBatch } from "./projection.ts";

const NOW = Date.parse(at) + 60_000;
const numbers = ({ operation }: Write) =>
  Object.values(operation.ExpressionAttributeValues as Record<string, unknown>).filter((v) => typeof v === "number");
const keyOf = ({ operation }: Write) => (operation.Key ?? operation.Item) as Item;
/** [hour and subject, looks, reviews or expiry...] of each write. */
const told = (writes: readonly Write[]) =>
  writes.map((write) => [`${keyOf(write).PK} ${String(keyOf(write).SK).replace(/^[0-9a-f]#/, "")}`, ...numbers(write)]);
const EXPIRES = Date.parse("2026-01-10T03:00:00Z") / 1000;
const HOUR = "TREND#2026-01-02T03";

test("every look at a restaurant counts, and a batch is one write per restaurant", () => {
  const batch = [seen(), menuSeen(), reviewsSeen(), seen(otherId)].map((event) => happened(event));
  expect(told(aggregate(batch, NOW))).toEqual([
    [`${HOUR} ${restaurantId}`, 3, 0, EXPIRES],
    [`${HOUR} ${otherId}`, 1, 0, EXPIRES],
  ]);
});

test("a new review counts, a changed or answered one does not", () => {
  const batch = [happened(created(), 1), happened(updated({ rating: 1 }), 2), happened(replied(), 3)];
  expect(told(aggregate(batch, NOW))).toEqual([[`${HOUR} ${restaurantId}`, 0, 1, EXPIRES]]);
});

test("a deleted review is taken back from the hour in which it was written", () => {
  const batch = [happened(deleted(), 2, "2026-01-02T07:00:00.000Z")];
  expect(told(aggregate(batch, NOW))).toEqual([[`${HOUR} ${restaurantId}`, 0, -1, EXPIRES]]);
});

test("a review that is written and deleted in one batch is no write", () => {
  expect(aggregate([happened(created(), 1), happened(deleted(), 2)], NOW)).toEqual([]);
});

test("searches count by what their words come to", () => {
  const batch = [searched("New York", null), searched("NEW  YORK", null), searched(null, "Thaï"), searched(null, null)];
  expect(
    told(
      aggregate(
        batch.map((event) => happened(event)),
        NOW,
      ),
    ),
  ).toEqual([
    [`${HOUR} SEARCH#new-york#`, 2, EXPIRES],
    [`${HOUR} SEARCH##thai`, 1, EXPIRES],
  ]);
});

test("hours are counted apart, and those that no window reaches are not counted", () => {
  const batch = ["2026-01-02T03:59:59.999Z", "2026-01-02T04:00:00.000Z", "2025-12-01T00:00:00.000Z"];
  const writes = aggregate(
    batch.map((timestamp) => happened(seen(), 0, timestamp)),
    NOW,
  );
  expect(writes.map((write) => keyOf(write).PK)).toEqual([HOUR, "TREND#2026-01-02T04"]);
});

test("batches spread over eight shards, each batch on one", () => {
  const shards = new Set<unknown>();
  for (let n = 0; n < 200; n++) {
    const batch = [{ ...happened(seen()), id: `event-${n}` }, happened(seen(otherId))];
    const own = aggregate(batch, NOW).map((write) => String(keyOf(write).SK)[0]);
    expect(own[0]).toBe(own[1]);
    shards.add(own[0]);
  }
  expect(shards.size).toBe(8);
});

let items: Map<string, Item>;
let transactions: (readonly Write[])[];
let outcomes: Transacted[];
let slept: number;
const runtime = { now: () => NOW, random: () => 0.5, sleep: async () => void slept++ };
const table: ReadTableWriter = {
  get: () => Promise.reject(new Error("not asked")),
  query: () => Promise.reject(new Error("not asked")),
  batchGet: async (keys) => keys.map(({ PK, SK }) => items.get(`${PK} ${SK}`)).filter((item) => item !== undefined),
  transact: async (writes) => {
    transactions.push(writes);
    return outcomes.shift() ?? "written";
  },
};
const record = (...envelopes: ReturnType<typeof envelope>[]) => recordBatch(envelopes, { table, runtime, openNow });
beforeEach(() => {
  items = new Map();
  transactions = [];
  outcomes = [];
  slept = 0;
});

test("a batch of looks is one transaction and reads nothing", async () => {
  const unread: ReadTableWriter = { ...table, batchGet: () => Promise.reject(new Error("not asked")) };
  await recordBatch([envelope(seen()), envelope(menuSeen())], { table: unread, runtime, openNow });
  expect(transactions.map(told)).toEqual([[[`${HOUR} ${restaurantId}`, 2, 0, EXPIRES]]]);
});

test("a new review joins the recent ones under its restaurant's name, and their pages are made anew", async () => {
  const { PK, SK } = metaKey(restaurantId);
  const doc = JSON.stringify({
    id: restaurantId,
    slug: "da-mario",
    name: "Da Mario",
    city: "Brooklyn",
    status: "open",
  });
  items.set(`${PK} ${SK}`, { PK, SK, doc });
  expect(await record(envelope(created(), 1))).toEqual(["recent-reviews"]);
  const put = transactions[0]?.find((write) => keyOf(write).PK === recentKey.PK);
  expect(put?.operation).toMatchObject({ ConditionExpression: "attribute_not_exists(#doc)", Item: { revision: 1 } });
  expect(JSON.parse(String(keyOf(put!).doc)).reviews).toMatchObject([
    { rating: 5, version: 1, restaurant: { id: restaurantId, name: "Da Mario", slug: "da-mario", city: "Brooklyn" } },
  ]);
});

test("the recent reviews are written on the condition that nobody else wrote them", async () => {
  items.set("RECENT#REVIEWS RECENT#REVIEWS", { ...recentKey, doc: '{"reviews":[],"gone":[]}', revision: 7 });
  await record(envelope(created(), 1));
  const put = transactions[0]?.find((write) => keyOf(write).PK === recentKey.PK);
  expect(put?.operation).toMatchObject({ ConditionExpression: "#revision = :revision0", Item: { revision: 8 } });
});

test("an answered review changes no recent one", async () => {
  expect(await record(envelope(replied(), 2))).toEqual([]);
  expect(transactions).toEqual([]);
});

test("a conflict is tried again, and given up after six attempts", async () => {
  outcomes = ["conflict", "conflict"];
  await record(envelope(seen()));
  expect([transactions.length, slept]).toEqual([3, 2]);
  outcomes = Array.from({ length: 6 }, () => "conflict");
  await expect(record(envelope(seen()))).rejects.toThrow("gave up after 6 conflicts");
});

test("what insights do not follow is passed over", async () => {
  await record(envelope({ type: "MENU_ITEM_ADDED", payload: {} }, 1));
  expect(transactions).toEqual([]);
});

test("no transaction holds more writes than DynamoDB takes", async () => {
  const many = Array.from({ length: 250 }, (_, n) => envelope(seen(String(n).padStart(26, "0"))));
  await recordBatch([...many, envelope(created(), 1)], { table, runtime, openNow });
  expect(transactions.flat()).toHaveLength(252);
  expect(Math.max(...transactions.map((writes) => writes.length))).toBeLessThanOrEqual(100);
});

test("a batch tells of the recent reviews each time it comes: who was to be told before may not have been", async () => {
  const kept = memoryReadTable();
  const again = () => recordBatch([envelope(created(), 1)], { table: kept, runtime, openNow });
  expect(await again()).toEqual(["recent-reviews"]);
  expect(await again()).toEqual(["recent-reviews"]);
});
