import { memoryEventStore } from "@bellyfed/adapters/memory/event-store";
import { memoryReadTable } from "@bellyfed/adapters/memory/read-table";
import type { ReadTable } from "@bellyfed/core/ports";
import { quietTelemetry } from "@bellyfed/testing/invocation";
import { describe, expect, test } from "vitest";
import { writeNumbering } from "./control.ts";
import { eventsOf, unknownCommit } from "./fixtures.ts";
import { numberBatch } from "./projection.ts";
import { beforeOldest, type FeedPage, feedHead, feedPage, feedState } from "./queries.ts";
import { type Positions, positionsText, readPositions } from "./rules.ts";

const DAY = 86_400;

/** A feed of so many events, of which each was written a second after the one before. */
async function feedOf(events: number, keptSeconds = 90 * DAY) {
  const [log, table] = [memoryEventStore(), memoryReadTable()];
  let clock = 0;
  const runtime = { now: () => clock, id: () => "", sleep: async () => {}, random: () => 0 };
  const ports = { table, log, runtime, logger: quietTelemetry().log };
  for (let sequence = 1; sequence <= events; sequence++) {
    clock += 1000;
    await numberBatch(eventsOf(unknownCommit("A#1", sequence, 1, sequence)), { lanes: 1, keptSeconds }, ports);
  }
  const calls = { query: 0, get: 0, batchGet: 0 };
  const counting =
    <Input extends unknown[], Answer>(name: keyof typeof calls, ask: (...input: Input) => Answer) =>
    (...input: Input): Answer => {
      calls[name]++;
      return ask(...input);
    };
  const counted: ReadTable = {
    query: counting("query", table.query),
    get: counting("get", table.get),
    batchGet: counting("batchGet", table.batchGet),
  };
  const at = (now: number) => ({ table: counted, now: () => now });
  return { table, at, calls };
}
const positions = (page: FeedPage | "gone") => (page === "gone" ? page : page.entries.map(({ position }) => position));

describe("a page", () => {
  test("holds what comes after a position, and says where to go on", async () => {
    const { at } = await feedOf(5);
    const page = await feedPage(at(6000), [2], 2);
    expect(positions(page)).toEqual([3, 4]);
    expect(page).toMatchObject({
      after: [4],
      entries: [{ after: [3] }, { after: [4], envelope: { stream_version: 4 } }],
    });
  });
  test("at the end is empty and begins where it was asked for", async () => {
    const { at } = await feedOf(5);
    expect(await feedPage(at(6000), [5], 10)).toEqual({ entries: [], after: [5] });
    expect(await feedPage((await feedOf(0)).at(0), [0], 10)).toEqual({ entries: [], after: [0] });
  });
  test("goes over the border of a partition with one query more", async () => {
    const { at, calls } = await feedOf(1003);
    expect(positions(await feedPage(at(2_000_000), [997], 10))).toEqual([998, 999, 1000, 1001, 1002, 1003]);
    expect(positions(await feedPage(at(2_000_000), [999], 2))).toEqual([1000, 1001]);
    expect(calls).toEqual({ query: 3, get: 0, batchGet: 0 });
  });
  test("is gone where the next position has expired, also while its item is still there", async () => {
    const { at } = await feedOf(10, 100);
    expect(positions(await feedPage(at(103_500), [2], 10))).toBe("gone");
    expect(positions(await feedPage(at(103_500), [3], 10))).toEqual([4, 5, 6, 7, 8, 9, 10]);
    expect(positions(await feedPage(at(999_000), [9], 10))).toBe("gone");
  });
  test("is gone for a position that the feed has never had", async () => {
    const { at } = await feedOf(3);
    expect(positions(await feedPage(at(4000), [4], 10))).toBe("gone");
  });
  test("ends before an item that is missing: what comes behind a hole is not shown", async () => {
    const { table, at } = await feedOf(5);
    await table.transact([{ kind: "delete", operation: { Key: { PK: "FEED#0#0", SK: "000000000003" } } }]);
    expect(positions(await feedPage(at(6000), [0], 10))).toEqual([1, 2]);
    expect(positions(await feedPage(at(6000), [2], 10))).toBe("gone");
  });
  test("finds what was written between its first look and its look at the head", async () => {
    const { table } = await feedOf(2);
    let looks = 0;
    const late = {
      ...table,
      query: (...input: Parameters<ReadTable["query"]>) =>
        looks++ === 0 ? Promise.resolve({ items: [], last: undefined }) : table.query(...input),
    };
    expect(positions(await feedPage({ table: late, now: () => 3000 }, [1], 10))).toEqual([2]);
  });
});

test("the head is the last position of each lane, in one call", async () => {
  const { table, calls, at } = await feedOf(7);
  expect(await feedHead(at(0).table, 1)).toEqual([7]);
  expect(await feedHead(table, 2)).toEqual([7, 0]);
  expect(calls).toEqual({ query: 1, get: 0, batchGet: 0 });
});

test("before the oldest item that is kept everything can be read on, and finding it takes few calls", async () => {
  const { at, calls } = await feedOf(3000, 10_000);
  expect(await beforeOldest(at(5_000_000), 1)).toEqual([0]);
  for (const gone of [1, 99, 100, 101, 1500, 2999, 3000]) {
    const oldest = await beforeOldest(at((gone + 10_000) * 1000), 1);
    expect(oldest).toEqual([gone]);
    const page = await feedPage(at((gone + 10_000) * 1000), oldest, 1);
    expect(positions(page)).toEqual(gone === 3000 ? [] : [gone + 1]);
  }
  expect(calls.batchGet).toBeLessThanOrEqual(8 * 2);
});

test("the feed says how far its numbering is, and from then on how many lanes it has", async () => {
  const { table } = await feedOf(4);
  expect(await feedState(table)).toEqual({ phase: "numbering", numbered: 0, total: 0 });
  const begun = { phase: "numbering", lanes: 1, after: null, cursor: null, total: 9, busy_until: 0 } as const;
  const before = await writeNumbering(table, undefined, begun);
  expect(await feedState(table)).toEqual({ phase: "numbering", numbered: 4, total: 9 });
  await writeNumbering(table, before, { ...begun, phase: "done" });
  expect(await feedState(table)).toEqual({ phase: "numbered", lanes: 1 });
});

test.each<[Positions, string]>([
  [[0], "0"],
  [[123], "123"],
  [[17, 23], "2:17,23"],
])("positions %j stand as %s, and are read as the same", (all, text) => {
  expect(positionsText(all)).toBe(text);
  expect(readPositions(text, all.length)).toEqual(all);
});

test.each(["", "-1", "1.5", "1e3", "2:1,2", "2:1", "1,2", "x", "1:", " 1", "1".repeat(13), "1\n"])(
  "%j is no position of a feed with one lane",
  (text) => expect(readPositions(text, 1)).toBeUndefined(),
);
