import { allPages, type Page } from "@bellyfed/core/pages";
import type { Key } from "@bellyfed/core/ports";
import { type Engine, startEngine } from "@bellyfed/testing/contract/engine";
import { afterAll, beforeAll, expect, it } from "vitest";
import { dynamoEventStore } from "./event-store.ts";
import { dynamoLogPages, dynamoTablePages } from "./pages.ts";
import { dynamoReadTable } from "./read-table.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.stop());

async function all<Row>(source: { page(cursor: string | null): Promise<Page<Row>> }) {
  const rows: Row[] = [];
  let pages = 0;
  for await (const page of allPages(source)) {
    rows.push(...page);
    pages += 1;
  }
  return { rows, pages };
}

it("pages through the whole log, each commit once, without its snapshots", async () => {
  const settings = { client: engine.client, table: await engine.eventsTable() };
  const store = dynamoEventStore(settings);
  const payload = { text: "x".repeat(90_000) };
  for (let n = 0; n < 30; n++) {
    const events = [{ id: `e${n}`, type: "T", version: 1, payload }];
    const facts = { commandId: "c", bodyHash: "b", traceId: "t", actor: "a", timestamp: "2026-01-01T00:00:00.000Z" };
    await store.append({ stream: `THING#${n % 7}`, sequence: 1 + Math.floor(n / 7), events, ...facts });
  }
  await store.saveSnapshot("THING#1", 2, { next: 3, schema: 1, state: {} });
  const log = dynamoLogPages(settings);
  const { rows, pages } = await all(log);
  expect(pages).toBeGreaterThan(1);
  expect(rows.map(({ events }) => events[0]?.id).sort()).toEqual(Array.from({ length: 30 }, (_, n) => `e${n}`).sort());
});

it("pages through a read table, and removes what is named and nothing else", async () => {
  const settings = { client: engine.client, table: await engine.readTable() };
  const table = dynamoReadTable(settings);
  const keys = Array.from({ length: 1_100 }, (_, n): Key => ({ PK: `P${n % 90}`, SK: `S${n}` }));
  for (let at = 0; at < keys.length; at += 100) {
    const writes = keys
      .slice(at, at + 100)
      .map((key) => ({ kind: "put" as const, operation: { Item: { ...key, n: 1 } } }));
    await table.transact(writes);
  }
  const items = dynamoTablePages(settings);
  const { rows, pages } = await all(items);
  expect([rows.length, pages]).toEqual([1_100, 2]);
  expect(new Set(rows.map(({ SK }) => SK)).size).toBe(1_100);
  await items.remove([...keys.slice(0, 130), { PK: "nobody", SK: "nothing" }]);
  const left = await all(items);
  expect(left.rows.map(({ SK }) => SK).sort()).toEqual(
    keys
      .slice(130)
      .map(({ SK }) => SK)
      .sort(),
  );
});
