import { setImmediate } from "node:timers/promises";
import { memoryIdentity } from "@bellyfed/adapters/memory/identity";
import { type MemoryReadTable, memoryReadTable } from "@bellyfed/adapters/memory/read-table";
import { cursors } from "@bellyfed/core/cursor";
import type { Event, EventDefinition } from "@bellyfed/core/event";
import { api } from "@bellyfed/core/http/api";
import { currentKeys } from "@bellyfed/core/keys";
import type { Operation, Write } from "@bellyfed/core/ports";
import { sleepersClock } from "@bellyfed/testing/clock";
import { runsOf } from "@bellyfed/testing/specification";
import { beforeEach, expect, test } from "vitest";
import { metaKey } from "../restaurants/keys.ts";
import type { Menu } from "./contract.ts";
import type { MenuEvent } from "./events.ts";
import { menuStream } from "./events.ts";
import { added, changed, margherita, restaurantId } from "./fixtures.ts";
import { readModel } from "./projection.ts";
import { getMenu as menuOfTable } from "./queries.ts";
import { reads } from "./reads.ts";

const quiet = { info: () => {}, warn: () => {}, error: () => {} };
const known: Write = { kind: "put", operation: { Item: { ...metaKey(restaurantId), doc: "{}", stream_version: 1 } } };
let table: MemoryReadTable;
let queries: number;
let gets: Operation[];
let clock: ReturnType<typeof sleepersClock>;
let emitted: Event[];
let pageSize: number | undefined;

beforeEach(() => {
  table = memoryReadTable();
  queries = 0;
  gets = [];
  clock = sleepersClock();
  emitted = [];
  pageSize = undefined;
});

async function write(...events: MenuEvent[]): Promise<void> {
  const recorded = events.map((event, index) => {
    return { event, stream: menuStream(restaurantId), version: index + 1, timestamp: "2026-01-02T03:04:05.000Z" };
  });
  const head = events.length > 0 ? [readModel.head.advance("menus", menuStream(restaurantId), 0, events.length)] : [];
  await table.transact([known, ...head, ...(readModel.project(runsOf(recorded), () => undefined, currentKeys) ?? [])]);
}

async function getMenu(query = "") {
  const counted: MemoryReadTable = {
    ...table,
    query: (operation, after) => {
      queries++;
      return table.query({ ...operation, ...(pageSize && { Limit: pageSize }) }, after);
    },
    get: (operation) => {
      gets.push(operation);
      return table.get(operation);
    },
  };
  const ports = {
    table: counted,
    runtime: clock,
    cursors: cursors("secret"),
    emit: async ({ type }: EventDefinition, payload: unknown) => void emitted.push({ type, payload }),
  };
  const response = await api(reads(ports), { identity: memoryIdentity({}), log: quiet }).request(
    `/restaurants/${restaurantId}/menu${query}`,
  );
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Menu & { code: string },
  };
}

test("a menu is its sections in the order of their first items, in one query", async () => {
  await write(
    added({ id: "espresso", section: "After dinner", position: 30 }),
    added({ id: "bruschetta", section: "Starters", position: 2 }),
    added({ id: "olives", section: "Starters", position: 1 }),
    added(),
    changed({ id: "espresso", section: "Coffee", position: 31 }, { section: "After dinner", position: 30 }),
  );
  const { status, body, headers } = await getMenu();
  expect(status).toBe(200);
  expect(body.sections.map(({ name, items }) => [name, items.map(({ id }) => id)])).toEqual([
    ["Starters", ["olives", "bruschetta"]],
    ["Pizza", ["margherita"]],
    ["Coffee", ["espresso"]],
  ]);
  const { section: _, ...dish } = margherita;
  expect(body.sections[1]?.items[0]).toEqual({ ...dish, id: "margherita" });
  expect(headers.get("etag")).toMatch(/^"5-[0-9a-f]{8}"$/);
  expect(body.version).toBe(5);
  expect([queries, gets.length]).toEqual([1, 1]);
});

test("a restaurant without a menu has no sections", async () => {
  await write();
  expect((await getMenu()).body).toEqual({ version: 0, sections: [] });
  expect(queries).toBe(1);
});

test("a restaurant that is not there, or that only counters have reached, is 404", async () => {
  const { status, body } = await getMenu();
  expect([status, body.code]).toEqual([404, "restaurant.missing"]);
  await table.transact([{ kind: "put", operation: { Item: { ...metaKey(restaurantId), rating_count: 1 } } }]);
  expect((await getMenu()).status).toBe(404);
  expect(emitted).toEqual([]);
});

test("a menu beyond a query's megabyte is read to its end", async () => {
  await write(...Array.from({ length: 90 }, (_, n) => added({ id: `item-${n}`, position: n })));
  pageSize = 40;
  const { body } = await getMenu();
  expect(body.sections[0]?.items).toHaveLength(90);
  expect(queries).toBe(3);
});

test("whoever looks at a menu is told to the bus", async () => {
  await write();
  await getMenu();
  expect(emitted).toEqual([{ type: "GET_RESTAURANT_MENU", payload: { restaurant_id: restaurantId } }]);
});

test("a menu is never of a newer version than its items, whatever is written while it is read", async () => {
  await write(added());
  const written: MemoryReadTable = {
    ...table,
    get: async (operation) => {
      await setImmediate();
      return table.get(operation);
    },
    query: async (operation, after) => {
      const found = await table.query(operation, after);
      await table.transact([readModel.head.advance("menus", menuStream(restaurantId), 1, 2)]);
      return found;
    },
  };
  const head = readModel.head.key("menus", menuStream(restaurantId));
  expect(await menuOfTable({ table: written }, restaurantId, { head, caller: undefined, url: "" })).toMatchObject({
    version: 1,
  });
});

test("a read that names a version waits for it, and reads consistently", async () => {
  await write(added());
  const there = await getMenu("?at_least=1");
  expect([there.headers.get("cache-control"), there.headers.has("bellyfed-behind"), clock.now()]).toEqual([
    "no-store",
    false,
    0,
  ]);
  expect(gets.every(({ ConsistentRead }) => ConsistentRead)).toBe(true);
  const behind = await getMenu("?at_least=2");
  expect([behind.status, behind.body.version, behind.headers.get("bellyfed-behind")]).toEqual([200, 1, "true"]);
  expect((await getMenu("?at_least=x")).status).toBe(400);
});
