import { memoryIdentity } from "@bellyfed/adapters/memory/identity";
import { type MemoryReadTable, memoryReadTable } from "@bellyfed/adapters/memory/read-table";
import { cursors } from "@bellyfed/core/cursor";
import { api } from "@bellyfed/core/http/api";
import { currentKeys } from "@bellyfed/core/keys";
import type { Write } from "@bellyfed/core/ports";
import { sleepersClock } from "@bellyfed/testing/clock";
import * as v from "valibot";
import { beforeEach, expect, test } from "vitest";
import { metaKey } from "../restaurants/keys.ts";
import { created, deleted, reviewId, updated } from "../reviews/fixtures.ts";
import { type RecentReview, Top } from "./contract.ts";
import { at, envelope, menuSeen, openNow, otherId, restaurantId, searched, seen } from "./fixtures.ts";
import { recordBatch } from "./projection.ts";
import { reads } from "./reads.ts";
import { rollUpWindows } from "./rollup.ts";

const HOUR = 3_600_000;
const NOW = Date.parse(at);
const quiet = { info: () => {}, warn: () => {}, error: () => {} };
let table: MemoryReadTable;
let calls: string[];

beforeEach(async () => {
  table = memoryReadTable();
  calls = [];
  await table.transact([
    place(restaurantId, "Da Mario"),
    place(otherId, "Thai House"),
    listed("CITY", "brooklyn", "Brooklyn"),
  ]);
});

function place(id: string, name: string, status = "open"): Write {
  const doc = JSON.stringify({ id, slug: "s", name, city: "Brooklyn", cuisines: ["Pizza"], status });
  return {
    kind: "put",
    operation: { Item: { ...metaKey(id), doc, stream_version: 1, rating_count: 2, rating_sum: 9 } },
  };
}
function listed(kind: string, slug: string, name: string): Write {
  return { kind: "put", operation: { Item: { PK: `DIRECTORY#${kind}`, SK: slug, name, count: 1 } } };
}

const record = (envelopes: Parameters<typeof recordBatch>[0], now = NOW) =>
  recordBatch(envelopes, { table, openNow, runtime: { now: () => now, sleep: async () => {}, random: () => 0 } });

async function get<Body>(path: string): Promise<{ status: number; body: Body }> {
  const reader: MemoryReadTable = {
    ...table,
    get: (operation) => {
      calls.push("get");
      return table.get(operation);
    },
  };
  const ports = { table: reader, cursors: cursors("secret"), emit: async () => {}, runtime: sleepersClock() };
  const response = await api(reads(ports), { identity: memoryIdentity({}), log: quiet }).request(path);
  return { status: response.status, body: (await response.json()) as Body };
}

test("before anything was counted nothing is trending", async () => {
  const { body } = await get<Top>("/insights/trending");
  expect(body).toEqual({ window: "24h", updated_at: null, data: [], searches: [], next_cursor: null });
});

test("what is looked at and reviewed is trending after a roll-up, read by one call", async () => {
  await record([envelope(seen(otherId)), envelope(menuSeen(otherId)), envelope(searched("Brooklyn", null))]);
  await record([envelope(created(), 1), envelope(seen("9".repeat(26)))]);
  await rollUpWindows({ table, keys: currentKeys }, NOW);
  const { body } = await get<Top>("/insights/trending?window=7d");
  expect(v.parse(v.strictObject(Top.entries), body)).toEqual(body);
  expect(body).toMatchObject({
    window: "7d",
    updated_at: at,
    searches: [{ city: "Brooklyn", cuisine: null, count: 1 }],
  });
  expect(body.data.map(({ name, score, views, reviews }) => [name, score, views, reviews])).toEqual([
    ["Da Mario", 10, 0, 1],
    ["Thai House", 2, 2, 0],
  ]);
  expect(calls).toEqual(["get"]);
});

test("windows slide: after a day a look counts for the week only, after a week no more", async () => {
  await record([envelope(seen())]);
  const views = async (now: number) => {
    await rollUpWindows({ table, keys: currentKeys }, now);
    const [day, week] = await Promise.all(
      ["24h", "7d"].map((window) => get<Top>(`/insights/trending?window=${window}`)),
    );
    return [day?.body.data[0]?.views ?? 0, week?.body.data[0]?.views ?? 0];
  };
  expect(await views(NOW + 23 * HOUR)).toEqual([1, 1]);
  expect(await views(NOW + 24 * HOUR)).toEqual([0, 1]);
  expect(await views(NOW + 167 * HOUR)).toEqual([0, 1]);
  expect(await views(NOW + 168 * HOUR)).toEqual([0, 0]);
});

test("a settled hour is read once; then its tally answers", async () => {
  let queries = 0;
  const counted: MemoryReadTable = {
    ...table,
    query: (operation, after) => {
      queries++;
      return table.query(operation, after);
    },
  };
  await record([envelope(seen())]);
  await rollUpWindows({ table: counted, keys: currentKeys }, NOW + 5 * HOUR);
  expect(queries).toBe(168);
  queries = 0;
  await rollUpWindows({ table: counted, keys: currentKeys }, NOW + 5 * HOUR + 60_000);
  expect(queries).toBe(3);
  expect((await get<Top>("/insights/trending")).body.data).toMatchObject([{ views: 1 }]);
});

test("a restaurant that closes is no longer trending", async () => {
  await record([envelope(seen())]);
  await table.transact([place(restaurantId, "Da Mario", "closed")]);
  await rollUpWindows({ table, keys: currentKeys }, NOW);
  expect((await get<Top>("/insights/trending")).body.data).toEqual([]);
});

const recent = async (query = "") =>
  (await get<{ data: RecentReview[] }>(`/insights/recent-reviews${query}`)).body.data;

test("recent reviews are the newest first, with their restaurants, and follow changes and deletes", async () => {
  const later = { id: "1".repeat(26), created_at: "2026-01-02T05:00:00.000Z", restaurant_id: otherId };
  await record([envelope(created(), 1), envelope(created(later), 1)]);
  expect((await recent()).map(({ restaurant }) => restaurant.name)).toEqual(["Thai House", "Da Mario"]);
  expect(await recent("?limit=1")).toHaveLength(1);
  await record([envelope(updated({ rating: 1 }), 2), envelope(deleted(later), 2)]);
  expect((await recent()).map(({ id, rating }) => [id, rating])).toEqual([[reviewId, 1]]);
});

test("a review whose restaurant is not known yet appears with the next roll-up, and a renamed one follows", async () => {
  const early = { restaurant_id: "7".repeat(26) };
  await record([envelope(created(early), 1)]);
  expect(await recent()).toEqual([]);
  await table.transact([place(early.restaurant_id, "New Place")]);
  await rollUpWindows({ table, keys: currentKeys }, NOW);
  expect((await recent())[0]?.restaurant.name).toBe("New Place");
  await table.transact([place(early.restaurant_id, "Newer Place")]);
  await rollUpWindows({ table, keys: currentKeys }, NOW);
  expect((await recent())[0]?.restaurant.name).toBe("Newer Place");
});

test("fifty reviews of ten thousand characters fit in one item", async () => {
  for (let n = 0; n < 50; n += 10) {
    const batch = Array.from({ length: 10 }, (_, i) => {
      const review = { id: String(n + i).padStart(26, "0"), text: "🍕".repeat(5_000), title: "🍕".repeat(60) };
      return envelope(created(review), 1);
    });
    await record(batch);
  }
  expect(await recent("?limit=50")).toHaveLength(50);
  const item = table.items().find(({ PK }) => PK === "RECENT#REVIEWS");
  expect(Buffer.byteLength(String(item?.doc))).toBeLessThan(200_000);
});

test.each(["/insights/trending?window=1y", "/insights/trending?city=x", "/insights/recent-reviews?limit=51"])(
  "%s is 400",
  async (path) => expect((await get(path)).status).toBe(400),
);
