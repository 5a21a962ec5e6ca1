import { type MemoryReadTable, memoryReadTable } from "@bellyfed/adapters/memory/read-table";
import type { Event } from "@bellyfed/core/event";
import { beforeEach, expect, test } from "vitest";
import { readTable } from "../read-table.ts";
import { created } from "../reviews/fixtures.ts";
import { TrendEntity } from "./entity.ts";
import {
  alice,
  at,
  bob,
  envelope,
  happened,
  menuSeen,
  openNow,
  otherId,
  reviewsSeen,
  searched,
  seen,
} from "./fixtures.ts";
import { recordBatch } from "./projection.ts";
import { firstLooks } from "./seen.ts";

const NOW = Date.parse(at) + 60_000;
const HOUR_ENDS = Date.parse("2026-01-02T04:00:00Z") / 1000;
let table: MemoryReadTable;
let now: number;
beforeEach(() => {
  table = memoryReadTable(readTable);
  now = NOW;
});

const runtime = { now: () => now, random: () => 0.5, sleep: async () => {} };
const record = (...events: Event[]) =>
  recordBatch(
    events.map((event) => envelope(event)),
    { table, runtime, openNow },
  );
/** What the hour came to, by place. */
async function counts(): Promise<Record<string, unknown>> {
  const operation = TrendEntity.query
    .byHour({ hour: "2026-01-02T03" })
    .params({ table: "read", ignoreOwnership: true });
  const { items } = await table.query(operation, undefined);
  const sums: Record<string, number> = {};
  for (const { restaurant, city, cuisine, views, searches } of items) {
    const place = String(restaurant ?? `${city}#${cuisine}`);
    sums[place] = (sums[place] ?? 0) + Number(views ?? searches);
  }
  return sums;
}

test("a visitor counts once for a place, whatever they look at there and however often", async () => {
  await record(seen(otherId, alice), menuSeen(otherId, alice), reviewsSeen(otherId, alice));
  await record(seen(otherId, alice));
  for (let n = 0; n < 60; n++) await record(seen(otherId, alice), seen(otherId, bob));
  expect(await counts()).toEqual({ [otherId]: 2 });
});

test("a visitor counts once for a search, however it is spelled", async () => {
  await record(searched("New York", null, alice), searched("NEW  YORK", null, alice));
  await record(searched("New York", null, alice), searched("New York", "Thai", alice), searched(null, null, alice));
  expect(await counts()).toEqual({ "new-york#": 1, "new-york#thai": 1 });
});

test("a batch that comes again counts no visitor again", async () => {
  const batch = [seen(otherId, alice), seen(otherId, bob), searched("Porto", null, bob)];
  await record(...batch);
  await record(...batch);
  expect(await counts()).toEqual({ [otherId]: 2, "porto#": 1 });
});

test("a visitor who is counted meanwhile is not counted twice", async () => {
  const slow: MemoryReadTable = {
    ...table,
    batchGet: async (keys, options) => {
      const found = await table.batchGet(keys, options);
      if (!raced) {
        raced = true;
        await record(seen(otherId, alice));
      }
      return found;
    },
  };
  let raced = false;
  await recordBatch([envelope(seen(otherId, alice))], { table: slow, runtime, openNow });
  expect([raced, await counts()]).toEqual([true, { [otherId]: 1 }]);
});

test("looks by nobody known all count", async () => {
  await record(seen(), seen(), menuSeen());
  const [[, views] = []] = Object.entries(await counts());
  expect(views).toBe(3);
});

test("an event of version 1 counts as one by nobody known", async () => {
  const old = { ...envelope(seen()), version: "1", payload: { restaurant_id: otherId } };
  await recordBatch([old, old], { table, runtime, openNow });
  expect(await counts()).toEqual({ [otherId]: 2 });
});

const names = (writes: readonly { operation: object }[]) =>
  writes.map(({ operation }) => (operation as { Item: { name: string; expires_at: number } }).Item);

test("what is remembered of a look is a hash that ends a quarter of an hour after its hour", async () => {
  const look = happened(seen(otherId, alice));
  const { writes } = await firstLooks([look, happened(seen(otherId, alice)), happened(created(), 1)], table, NOW);
  const [item, ...others] = names(writes);
  expect(others).toEqual([]);
  expect(item).toMatchObject({ expires_at: HOUR_ENDS + 900, name: expect.stringMatching(/^[\w-]{22}$/) });
  expect(JSON.stringify(writes)).not.toContain(alice);
  expect(JSON.stringify(writes)).not.toContain(otherId);
});

test("nothing of a visitor is kept when the hour is over, and a look that late counts", async () => {
  now = (HOUR_ENDS + 900) * 1000;
  const late = [happened(seen(otherId, alice)), happened(seen(otherId, alice))];
  const { writes, counted } = await firstLooks(late, table, now);
  expect([writes, counted.length]).toEqual([[], 1]);
});

test("the same visitor is remembered apart for each place and hour", async () => {
  const looks = [
    happened(seen(otherId, alice)),
    happened(seen(otherId, bob)),
    happened(seen(undefined, alice)),
    happened(seen(otherId, alice), 0, "2026-01-02T04:00:00.000Z"),
  ];
  const { writes } = await firstLooks(looks, table, NOW);
  expect(new Set(names(writes).map(({ name }) => name)).size).toBe(4);
});
