import { memoryEventStore } from "@bellyfed/adapters/memory/event-store";
import { memoryReadTable } from "@bellyfed/adapters/memory/read-table";
import type { Commit, ReadTableWriter } from "@bellyfed/core/ports";
import { quietTelemetry } from "@bellyfed/testing/invocation";
import { expect, test } from "vitest";
import { itemKey, LANE_HEADS } from "./entity.ts";
import { eventsOf, unknownCommit } from "./fixtures.ts";
import { numberBatch } from "./projection.ts";
import { feedPage } from "./queries.ts";

const NOW = Date.UTC(2026, 0, 3);
const one = { lanes: 1, keptSeconds: 86_400 };

async function feedOf(...commits: readonly Commit[]) {
  const log = memoryEventStore();
  for (const commit of commits) await log.append(commit);
  const table = memoryReadTable();
  const runtime = { now: () => NOW, id: () => "", sleep: async () => {}, random: () => 0 };
  const ports = { table, log, runtime, logger: quietTelemetry().log };
  const order = async (lanes = 1) => {
    const page = await feedPage(
      { table, now: () => NOW },
      Array.from({ length: lanes }, () => 0),
      1000,
    );
    if (page === "gone") throw new Error("gone");
    return page.entries.map(({ lane, position, envelope }) => `${lane}/${position} ${envelope.event_id}`);
  };
  return { ports, table, order };
}
const writesOf = (table: ReadTableWriter) => {
  const seen: number[] = [];
  const counting: ReadTableWriter = {
    ...table,
    transact: (writes) => {
      seen.push(writes.length);
      return table.transact(writes);
    },
  };
  return { seen, counting };
};

test("events get positions from 1 without a hole, by time and stream, whatever their types are", async () => {
  const [a, b] = [unknownCommit("A#1", 1, 2, 5), unknownCommit("B#1", 1, 1, 3)];
  const { ports, order } = await feedOf(a, b);
  const { failed, envelopes } = await numberBatch(eventsOf(a, b), one, ports);
  expect(failed.size).toBe(0);
  expect(envelopes).toHaveLength(3);
  expect(await order()).toEqual(["0/1 B#1@1", "0/2 A#1@1", "0/3 A#1@2"]);
});

test("an item holds the envelope as it was on the bus, with the actor, and says NEW however it was delivered", async () => {
  const commit = unknownCommit("A#1", 1, 1, 0);
  const { ports, table } = await feedOf(commit);
  const [envelope] = eventsOf(commit);
  await numberBatch([{ ...envelope, status: "REDRIVEN" } as never], one, ports);
  const item = await table.get({ Key: { PK: "FEED#0#0", SK: "000000000001" } });
  expect(JSON.parse(String(item?.envelope))).toEqual({ ...envelope, actor: "ann", status: "NEW" });
  expect(item?.expires_at).toBe(NOW / 1000 + 86_400);
});

test("what comes twice, or late, writes nothing", async () => {
  const [first, second] = [unknownCommit("A#1", 1, 1, 0), unknownCommit("A#1", 2, 1, 1)];
  const { ports, table, order } = await feedOf(first, second);
  await numberBatch(eventsOf(first, second), one, ports);
  const { seen, counting } = writesOf(table);
  await numberBatch(eventsOf(second, first, first), one, { ...ports, table: counting });
  expect(seen).toEqual([]);
  expect(await order()).toHaveLength(2);
});

test("what a stream lacks before an event comes from the log, and what comes after it waits for its own delivery", async () => {
  const commits = [1, 2, 3, 4].map((sequence) => unknownCommit("A#1", sequence, 1, sequence));
  const { ports, order } = await feedOf(...commits);
  await numberBatch(eventsOf(commits[2] as Commit), one, ports);
  expect(await order()).toEqual(["0/1 A#1@1", "0/2 A#1@2", "0/3 A#1@3"]);
});

test("an event that the log does not lead to gets no position, and the others of its batch do", async () => {
  const [good, bad] = [unknownCommit("A#1", 1, 1, 0), unknownCommit("B#1", 7, 1, 0)];
  const { ports, order } = await feedOf(good);
  const { failed } = await numberBatch(eventsOf(bad, good), one, ports);
  expect([...failed]).toEqual([["B#1", new Error("The log lacks events of B#1 after 0")]]);
  expect(await order()).toEqual(["0/1 A#1@1"]);
});

test("of two writers at once one wins each position, and every event has one", async () => {
  const commits = Array.from({ length: 40 }, (_, n) => unknownCommit(`A#${n % 10}`, 1 + 3 * Math.floor(n / 10), 3, n));
  const { ports, order } = await feedOf(...commits);
  const batches = [eventsOf(...commits), eventsOf(...commits.toReversed())];
  const results = await Promise.all(batches.map((batch) => numberBatch(batch, one, ports)));
  expect(results.map(({ failed }) => failed.size)).toEqual([0, 0]);
  expect(results.reduce((sum, { envelopes }) => sum + envelopes.length, 0)).toBe(120);
  const seen = await order();
  expect(seen.map((line) => Number(line.slice(2).split(" ")[0]))).toEqual(
    Array.from({ length: 120 }, (_, at) => at + 1),
  );
  expect(new Set(seen.map((line) => line.split(" ")[1])).size).toBe(120);
});

test("a look at the heads that another writer tears gives no event a second position", async () => {
  const commit = unknownCommit("A#1", 1, 1, 0);
  const { ports, table, order } = await feedOf(commit);
  const isLane = ({ PK }: { readonly PK?: unknown }) => PK === LANE_HEADS;
  let looks = 0;
  // The stream's head is read before the other writes, the lane's after that.
  const batchGet: ReadTableWriter["batchGet"] = async (...asked) => {
    const before = await table.batchGet(...asked);
    if (looks++ > 0) return before;
    await numberBatch(eventsOf(commit), one, ports);
    return [...before.filter((item) => !isLane(item)), ...(await table.batchGet(...asked)).filter(isLane)];
  };
  const { failed } = await numberBatch(eventsOf(commit), one, { ...ports, table: { ...table, batchGet } });
  expect([failed.size, looks]).toEqual([0, 2]);
  expect(await order()).toEqual(["0/1 A#1@1"]);
});

test("what comes later expires no earlier, though its writer's clock is slow", async () => {
  const commits = [unknownCommit("A#1", 1, 1, 0), unknownCommit("A#1", 2, 1, 1)];
  const { ports, table } = await feedOf(...commits);
  for (const [at, slow] of [0, 10_000].entries()) {
    const runtime = { ...ports.runtime, now: () => NOW - slow };
    await numberBatch(eventsOf(commits[at] as Commit), one, { ...ports, runtime });
  }
  const items = await table.batchGet([1, 2].map((position) => itemKey(0, position)));
  expect(items.map(({ expires_at }) => expires_at)).toEqual([NOW / 1000 + 86_400, NOW / 1000 + 86_400]);
});

test("a step is a transaction of at most 91 writes and 45 events, and of less than DynamoDB's 4 MB", async () => {
  const small = Array.from({ length: 100 }, (_, n) => unknownCommit(`A#${n}`, 1, 1, n));
  const { ports, table, order } = await feedOf(...small);
  const { seen, counting } = writesOf(table);
  await numberBatch(eventsOf(...small), one, { ...ports, table: counting });
  expect(seen).toEqual([91, 91, 21]);
  expect(await order()).toHaveLength(100);
  const large = Array.from({ length: 20 }, (_, n) => unknownCommit(`L#${n}`, 1, 1, n));
  const long = eventsOf(...large).map((envelope) => ({ ...envelope, payload: "x".repeat(200_000) }));
  seen.length = 0;
  await numberBatch(long, one, { ...ports, table: counting });
  expect(seen).toEqual([29, 13]);
});

test("with several lanes each stream stays in one, and each lane's positions have no hole", async () => {
  const commits = Array.from({ length: 60 }, (_, n) => unknownCommit(`A#${n % 12}`, 1 + Math.floor(n / 12), 1, n));
  const { ports, order } = await feedOf(...commits);
  await numberBatch(eventsOf(...commits).toReversed(), { lanes: 3, keptSeconds: 60 }, ports);
  const lines = (await order(3)).map((line) => /^(\d)\/(\d+) (.+)@(\d+)$/.exec(line)?.slice(1) ?? []);
  expect(lines).toHaveLength(60);
  for (const [lane, own] of Map.groupBy(lines, ([lane]) => lane)) {
    expect(
      own.map(([, position]) => Number(position)),
      lane,
    ).toEqual(own.map((_, at) => at + 1));
  }
  for (const [stream, own] of Map.groupBy(lines, ([, , stream]) => stream)) {
    expect(new Set(own.map(([lane]) => lane)).size, stream).toBe(1);
    expect(
      own.map(([, , , version]) => version),
      stream,
    ).toEqual(["1", "2", "3", "4", "5"]);
  }
});
