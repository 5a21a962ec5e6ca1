import { memoryIdentity } from "@bellyfed/adapters/memory/identity";
import { type MemoryReadTable, memoryReadTable } from "@bellyfed/adapters/memory/read-table";
import { cursors } from "@bellyfed/core/cursor";
import { api } from "@bellyfed/core/http/api";
import { currentKeys } from "@bellyfed/core/keys";
import { readTableOf } from "@bellyfed/core/read-table";
import { runsOf } from "@bellyfed/testing/specification";
import { beforeEach, expect, test } from "vitest";
import type { SampleThing } from "./contract.ts";
import { type SampleThingEvent, sampleThingStream } from "./events.ts";
import { alice, at, bob, content, created, deleted, id, updated } from "./fixtures.ts";
import { readModel } from "./projection.ts";
import { reads } from "./reads.ts";

const idOf = (n: number) => String(n).padStart(26, "0");
const dayOf = (n: number) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString();
let table: MemoryReadTable;
let queries: number;

beforeEach(() => {
  table = memoryReadTable(readTableOf([readModel]));
  queries = 0;
});

/** Lets the read model see the events of one stream. */
async function write(...events: SampleThingEvent[]): Promise<void> {
  const stream = sampleThingStream(events[0]?.payload.id ?? "");
  const recorded = events.map((event, n) => ({ event, stream, version: n + 1, timestamp: at }));
  await table.transact(readModel.project(runsOf(recorded), () => undefined, currentKeys) ?? []);
}

async function get(path: string, who = "alice", headers: Record<string, string> = {}) {
  const counted: MemoryReadTable = {
    ...table,
    query: (operation, after) => {
      queries++;
      return table.query(operation, after);
    },
  };
  const quiet = { info: () => {}, warn: () => {}, error: () => {} };
  const app = api(reads({ table: counted, cursors: cursors("secret") }), {
    identity: memoryIdentity({ alice, bob }),
    log: quiet,
  });
  const response = await app.request(path, { headers: { authorization: `Bearer ${who}`, ...headers } });
  const text = await response.text();
  const body = (text ? JSON.parse(text) : {}) as SampleThing & { data: SampleThing[]; next_cursor: string | null };
  return { status: response.status, headers: response.headers, body };
}

test("one is shown as its events tell it, with the version that If-Match is to name", async () => {
  await write(created(), updated({ note: null }));
  const { status, headers, body } = await get(`/sample-things/${id}`);
  expect(status).toBe(200);
  expect(body).toEqual({ id, name: content.name, note: null, created_at: at, updated_at: at, version: 2 });
  const etag = String(headers.get("etag"));
  expect(etag).toMatch(/^"2-[0-9a-f]{8}"$/);
  expect((await get(`/sample-things/${id}`, "alice", { "if-none-match": etag })).status).toBe(304);
});

test("another's, a deleted one and one that never was are 404 alike", async () => {
  await write(created());
  const others = await get(`/sample-things/${id}`, "bob");
  await write(created(), deleted());
  const gone = await get(`/sample-things/${id}`);
  const never = await get(`/sample-things/${idOf(7)}`);
  for (const { status, body } of [others, gone, never])
    expect([status, body]).toMatchObject([404, { code: "sample_thing.missing" }]);
});

test("the list is the caller's own, newest first, page by page, one query each", async () => {
  for (let n = 0; n < 5; n++) await write(created({ id: idOf(n), created_at: dayOf(n) }));
  await write(created({ id: idOf(9), owner_id: bob.sub }));
  const pages: string[][] = [];
  for (let next: string | undefined = "/sample-things?limit=2"; next; ) {
    const { body, headers } = await get(next);
    pages.push(body.data.map((each) => each.id));
    next = /^<(.+)>; rel="next"$/.exec(headers.get("link") ?? "")?.[1];
  }
  expect(pages).toEqual([[idOf(4), idOf(3)], [idOf(2), idOf(1)], [idOf(0)]]);
  expect(queries).toBe(3);
});

test("a deleted one is in no list", async () => {
  await write(created(), deleted());
  expect((await get("/sample-things")).body).toEqual({ data: [], next_cursor: null });
});

test("a cursor of another's list is 400", async () => {
  for (let n = 0; n < 2; n++) await write(created({ id: idOf(n) }));
  const { next_cursor } = (await get("/sample-things?limit=1")).body;
  const { status, body } = await get(`/sample-things?cursor=${next_cursor}`, "bob");
  expect([status, body]).toMatchObject([400, { code: "cursor.invalid" }]);
});
