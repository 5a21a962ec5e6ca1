import { memoryIdentity } from "@bellyfed/adapters/memory/identity";
import { type MemoryReadTable, memoryReadTable } from "@bellyfed/adapters/memory/read-table";
import { cursors } from "@bellyfed/core/cursor";
import { api } from "@bellyfed/core/http/api";
import { currentKeys } from "@bellyfed/core/keys";
import type { Projection } from "@bellyfed/core/projection";
import { runsOf } from "@bellyfed/testing/specification";
import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { menuItemAdded } from "../menus/events.ts";
import { readModel as menus } from "../menus/projection.ts";
import { readTable } from "../read-table.ts";
import { metaKey } from "../restaurants/keys.ts";
import { created, removed, replied } from "../reviews/fixtures.ts";
import { readModel as reviews } from "../reviews/projection.ts";
import type { QueuedReport } from "./contract.ts";
import type { ReportEvent } from "./events.ts";
import { at, closed, closing, erased, facts, filed, id, maria, moderator, restaurantId, subject } from "./fixtures.ts";
import { countKey } from "./keys.ts";
import { readModel } from "./projection.ts";
import { reads } from "./reads.ts";

let table: MemoryReadTable;
let calls: string[];
beforeEach(() => {
  table = memoryReadTable(readTable);
  calls = [];
});

async function apply(model: Projection, stream: string, ...events: readonly { type: string; payload: unknown }[]) {
  const recorded = events.map((event, n) => ({ event, stream, version: n + 1, timestamp: at }));
  await table.transact(model.project(runsOf(recorded), () => undefined, currentKeys) ?? []);
}
const write = (...events: ReportEvent[]) => apply(readModel, `REPORT#${events[0]?.payload.id}`, ...events);
const meta = (doc: object) =>
  table.transact([{ kind: "put", operation: { Item: { ...metaKey(restaurantId), doc: JSON.stringify(doc) } } }]);

async function get(query = "", who = "mo") {
  const counted: MemoryReadTable = {
    ...table,
    query: (...given) => {
      calls.push("query");
      return table.query(...given);
    },
    batchGet: (...given) => {
      calls.push("batchGet");
      return table.batchGet(...given);
    },
  };
  const quiet = { info: () => {}, warn: () => {}, error: () => {} };
  const app = api(reads({ table: counted, cursors: cursors("secret") }), {
    identity: memoryIdentity({ mo: moderator, maria }),
    log: quiet,
  });
  const response = await app.request(`/reports${query}`, { headers: { authorization: `Bearer ${who}` } });
  return {
    status: response.status,
    body: (await response.json()) as { data: QueuedReport[]; next_cursor: string | null },
  };
}

const idOf = (n: number) => String(n).padStart(26, "0");
const timeOf = (n: number) => new Date(Date.UTC(2026, 0, 1, 0, n)).toISOString();

test("a report in the queue stands with what it is about, in two calls", async () => {
  await meta({ name: "Nonna", description: null });
  await apply(reviews, "REVIEW#1", created());
  await write(filed());
  const { status, body } = await get();
  expect([status, calls]).toEqual([200, ["query", "batchGet"]]);
  expect(body.data).toMatchObject([
    {
      ...{
        id,
        reason: facts.reason,
        text: facts.text,
        reporter_id: maria.sub,
        status: "open",
        closing: null,
        version: 1,
      },
      subject: { kind: "review", id: subject.id, restaurant_id: restaurantId },
      about: { status: "shown", restaurant_name: "Nonna", author: { name: "Alice" }, title: "Best slice in Brooklyn" },
      open_reports: 1,
    },
  ]);
  expect((await get("", "maria")).status).toBe(403);
});

test("the queue says what has become of a thing since it was reported", async () => {
  await write(filed());
  const about = async () => (await get()).body.data[0]?.about;
  expect(await about()).toMatchObject({ status: "absent", text: null });
  await meta({ name: "Nonna", description: null });
  expect(await about()).toMatchObject({ status: "absent", restaurant_name: "Nonna" });
  await apply(reviews, "REVIEW#1", created(), removed());
  expect(await about()).toMatchObject({ status: "removed", title: "Best slice in Brooklyn" });
  await apply(reviews, "REVIEW#1", created());
  await meta({ name: "Nonna", description: null, hidden: { reason: "Spam", hidden_at: at } });
  expect(await about()).toMatchObject({ status: "hidden" });
});

test("of a restaurant its name and description are told, of a reply its words while it is there", async () => {
  await meta({ name: "Nonna", description: "By the river" });
  await write(filed({ subject: { ...subject, kind: "restaurant", id: restaurantId, created_at: null } }));
  const about = async () => (await get()).body.data[0]?.about;
  expect(await about()).toMatchObject({ status: "shown", title: "Nonna", text: "By the river", author: null });
  await write(filed({ subject: { ...subject, kind: "reply" } }));
  await apply(reviews, "REVIEW#1", created());
  expect(await about()).toMatchObject({ status: "absent" });
  await apply(reviews, "REVIEW#1", created(), replied("Thank you"));
  expect(await about()).toMatchObject({
    status: "shown",
    text: expect.any(String),
    author: { name: expect.any(String) },
  });
});

test("open ones are told from the first on, closed ones from the last back, each once however many pages that takes", async () => {
  for (let n = 0; n < 5; n++) await write(filed({ id: idOf(n), filed_at: timeOf(n) }));
  for (let n = 5; n < 10; n++) {
    const one = { id: idOf(n), filed_at: timeOf(0) };
    await write(filed(one), closed(one, { ...closing, closed_at: timeOf(n) }));
  }
  const all = async (status: string) => {
    const found: number[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const { body } = await get(`?status=${status}&limit=2${cursor && `&cursor=${cursor}`}`);
      found.push(...body.data.map((each) => Number(each.id)));
      cursor = body.next_cursor;
    }
    return found;
  };
  expect(await all("open")).toEqual([0, 1, 2, 3, 4]);
  expect(await all("closed")).toEqual([9, 8, 7, 6, 5]);
  expect((await get()).body.data[0]?.open_reports).toBe(5);
});

test("of the erased the words are gone, and the report stays in its list", async () => {
  await write(filed(), closed(), erased(moderator.sub, { ...facts, closing: { ...closing, reason: null } }));
  const { body } = await get("?status=closed");
  expect(body.data).toMatchObject([
    { closing: { reason: null, closed_by: moderator.sub }, open_reports: 0, version: 3 },
  ]);
});

test("how many are open about a thing is right after any reports and closings, in any batches", async () => {
  const doings = fc.array(fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 3 })), { maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(doings, async (taken) => {
      table = memoryReadTable(readTable);
      const open = new Set<number>();
      for (const [who, events] of taken) {
        const one = { id: idOf(who) };
        const batch = Array.from({ length: events }, () => {
          if (open.delete(who)) return closed(one);
          open.add(who);
          return filed(one);
        });
        if (batch.length > 0) await write(...batch);
      }
      const [counter] = await table.batchGet([countKey(subject)]);
      expect(counter?.count ?? 0).toBe(open.size);
      expect((await get()).body.data).toHaveLength(open.size);
    }),
    { numRuns: 100 },
  );
});

test("a projection of one report is three writes: its head, itself and one counter", () => {
  const recorded = [{ event: filed(), stream: `REPORT#${id}`, version: 1, timestamp: at }];
  expect(readModel.project(runsOf(recorded), () => undefined, currentKeys)).toHaveLength(2);
});

test("a dish stands with its name and words as the menu has it now, by one query of each menu", async () => {
  await meta({ name: "Nonna", description: null });
  const dish = { kind: "dish", id: "soup", restaurant_id: restaurantId, owner_id: null, created_at: null };
  const item = { ...{ id: "soup", section: "All", position: 1, name: "Soup" }, description: "Hot", available: true };
  const events = [
    menuItemAdded({
      restaurant_id: restaurantId,
      item: { ...item, dietary: [], price: { amount: 7, currency: "EUR" } },
    }),
  ];
  await apply(menus, `MENU#${restaurantId}`, ...events);
  for (const [n, id] of ["soup", "stew", "soup"].entries())
    await write(filed({ id: idOf(n), subject: { ...dish, id } as never, filed_at: timeOf(n) }));
  const { body } = await get();
  expect(calls).toEqual(["query", "batchGet", "query"]);
  const soup = { status: "shown", restaurant_name: "Nonna", author: null, title: "Soup", text: "Hot" };
  expect(body.data.map(({ about, open_reports }) => [about, open_reports])).toEqual([
    [soup, 2],
    [{ ...soup, status: "absent", title: null, text: null }, 1],
    [soup, 2],
  ]);
});
