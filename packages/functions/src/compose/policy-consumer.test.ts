import { memoryEventStore } from "@bellyfed/adapters/memory/event-store";
import { memoryLogPages } from "@bellyfed/adapters/memory/pages";
import { type MemoryReadTable, memoryReadTable } from "@bellyfed/adapters/memory/read-table";
import { memoryScheduler } from "@bellyfed/adapters/memory/scheduler";
import { type Envelope, envelopesOf, isLogEnvelope, type LogEnvelope } from "@bellyfed/core/envelope";
import { AppError, type ErrorKind } from "@bellyfed/core/error";
import { defineEvent, type StoredEvent } from "@bellyfed/core/event";
import { metaOf, policy } from "@bellyfed/core/policy";
import type { ReadTableWriter } from "@bellyfed/core/ports";
import { busBatch, quietTelemetry, sqsEvent, testContext } from "@bellyfed/testing/invocation";
import * as v from "valibot";
import { beforeEach, expect, test } from "vitest";
import { oneGeneration } from "../read-models/generation-tables.ts";
import { reconcile } from "../read-models/reconcile.ts";
import { policyConsumer } from "./policy-consumer.ts";

const catBorn = defineEvent("CAT_BORN", v.object({ id: v.string(), color: v.nullable(v.string()) }), [
  (payload: { id: string }) => ({ ...payload, color: null }),
]);
const AT = "2026-01-02T03:04:05.000Z";
const STREAM = "CAT#1";
const runtime = { now: () => 0, id: () => "id", sleep: async () => {}, random: () => 0 };
type Stored = Pick<StoredEvent, "type" | "version" | "payload">;
const born = (color: string): Stored => ({ type: "CAT_BORN", version: 2, payload: { id: "1", color } });
const bornBefore = { type: "CAT_BORN", version: 1, payload: { id: "1" } };
const slept = { type: "CAT_SLEPT", version: 1, payload: { id: "1" } };

let seen: unknown[];
let failing: Map<string, Error>;
let log: ReturnType<typeof memoryEventStore>;
let table: MemoryReadTable;
beforeEach(() => {
  seen = [];
  failing = new Map();
  log = memoryEventStore();
  table = memoryReadTable();
});
const welcomes = policy({
  name: "welcomes",
  on: { catBorn },
  react: async ({ stream_version, payload }) => {
    const error = failing.get(String(payload.color));
    if (error) throw error;
    seen.push([stream_version, payload.color]);
  },
});

/** Appends commits of one event each; answers their envelopes. */
const happened = (...events: Stored[]): Promise<LogEnvelope[]> => happenedIn(STREAM, ...events);

async function happenedIn(stream: string, ...events: Stored[]): Promise<LogEnvelope[]> {
  const first = log.appended.filter((commit) => commit.stream === stream).length + 1;
  const facts = { stream, commandId: "c", bodyHash: "b", traceId: "t", actor: "a", timestamp: AT };
  const commits = events.map((event, at) => ({
    ...facts,
    sequence: first + at,
    events: [{ ...event, id: `${stream}e${first + at}` }],
  }));
  for (const commit of commits) await log.append(commit);
  return commits.flatMap((commit) => envelopesOf(commit));
}

function handling(on: ReadTableWriter = table) {
  const ports = { store: log, events: log, generations: oneGeneration(on), scheduler: memoryScheduler(), runtime };
  const handle = policyConsumer(welcomes, ports, quietTelemetry());
  return async (...envelopes: LogEnvelope[]) => (await handle(busBatch(envelopes), testContext)).batchItemFailures;
}

test("a policy is handed its events in today's shape, and no others", async () => {
  const events = await happened(bornBefore, slept, born("black"));
  expect(await handling()(...events)).toEqual([]);
  expect(seen).toEqual([
    [1, null],
    [3, "black"],
  ]);
});

test("an event that comes again is passed over, without a write", async () => {
  const events = await happened(born("black"));
  await handling()(...events);
  const before = table.items();
  expect(await handling()(...events, ...events)).toEqual([]);
  expect([seen.length, table.items()]).toEqual([1, before]);
});

test("one that was lost is made up for by the next, in the order of the log", async () => {
  const [, , last] = await happened(born("white"), slept, born("black"));
  expect(await handling()(last as LogEnvelope)).toEqual([]);
  expect(seen).toEqual([
    [1, "white"],
    [3, "black"],
  ]);
});

test("a stream of more events than the log answers at once is followed to the one that was announced", async () => {
  const events = await happened(...Array.from({ length: 450 }, (_, n) => born(`color ${n + 1}`)));
  expect(await handling()(events.at(-1) as LogEnvelope)).toEqual([]);
  expect(seen).toEqual(events.map((_, at) => [at + 1, `color ${at + 1}`]));
  expect(await handling()(...events.slice(-2))).toEqual([]);
  expect(seen).toHaveLength(450);
});

test.each<[ErrorKind, string]>([
  ["conflict", "restaurant.closed"],
  ["missing", "restaurant.missing"],
  ["forbidden", "restaurant.not_owner"],
])("an event whose command is refused as %s %s is done", async (kind, code) => {
  failing.set("white", new AppError(kind, code, "No"));
  const events = await happened(born("white"), born("black"));
  expect(await handling()(...events)).toEqual([]);
  failing.clear();
  await handling()(...events);
  expect(seen).toEqual([[2, "black"]]);
});

test.each([
  ["a failure", new Error("The table is away")],
  ["others who write at the same time", new AppError("conflict", "stream.conflict", "Try again")],
  ["being throttled", new AppError("throttled", "throttled", "Slower")],
])("after %s the stream's events come again, with the reason", async (_, error) => {
  failing.set("white", error);
  const events = await happened(born("white"), born("black"));
  const reason = `${error.name}: ${error.message}`;
  expect(await handling()(...events)).toMatchObject([
    { itemIdentifier: "m1", reason },
    { itemIdentifier: "m2", reason },
  ]);
  failing.clear();
  expect(await handling()(...events)).toEqual([]);
  expect(seen).toEqual([
    [1, "white"],
    [2, "black"],
  ]);
});

test("what another delivery has followed meanwhile comes again, and is then done", async () => {
  const events = await happened(born("black"));
  const contested = { ...table, transact: async () => "conflict" as const };
  expect(await handling(contested)(...events)).toMatchObject([{ itemIdentifier: "m1" }]);
  expect(await handling()(...events)).toEqual([]);
});

test("the streams of a batch are followed at once, so that the wait for one is no wait for all", async () => {
  const [one, other] = [await happened(born("white")), await happenedIn("CAT#2", born("black"))];
  const bothBegan = Promise.withResolvers<void>();
  const waits = policy({
    name: "waits",
    on: { catBorn },
    react: async ({ payload }) => {
      if (seen.push(payload.color) === 2) bothBegan.resolve();
      await bothBegan.promise;
    },
  });
  const ports = { store: log, events: log, generations: oneGeneration(table), scheduler: memoryScheduler(), runtime };
  const handle = policyConsumer(waits, ports, quietTelemetry());
  expect((await handle(busBatch([...one, ...other]), testContext)).batchItemFailures).toEqual([]);
});

test("what is no event is handed back", async () => {
  const ports = { store: log, events: log, generations: oneGeneration(table), scheduler: memoryScheduler(), runtime };
  const handle = policyConsumer(welcomes, ports, quietTelemetry());
  expect((await handle(sqsEvent("not JSON"), testContext)).batchItemFailures).toMatchObject([{ itemIdentifier: "m1" }]);
});

test("reconcile sends what a policy has not reacted to, and nothing else of the stream", async () => {
  await happened(born("white"), slept);
  const sent: Envelope[] = [];
  const publisher = {
    publish: async (envelopes: readonly Envelope[]) => {
      sent.push(...envelopes);
      return [];
    },
  };
  const run = () =>
    reconcile(
      [welcomes],
      { before: "2027", from: null, found: {}, goesOn: async () => true },
      { pages: memoryLogPages(log, 20), log, table, publisher, logger: quietTelemetry().log },
    );
  expect((await run()).behind.welcomes?.events).toBe(2);
  await handling()(...sent.filter(isLogEnvelope));
  expect(seen).toEqual([[1, "white"]]);
  expect((await run()).redriven.welcomes).toBe(0);
  await happened(slept);
  expect((await run()).redriven.welcomes).toBe(0);
});

test("a command's id follows from the event and what it is about", () => {
  const event = (n: number) => ({ event_id: `e${n}`, trace_id: "t" });
  const id = (n: number, target: string) => metaOf(welcomes, event(n), target, { runtime }).commandId;
  expect(id(1, "CAT#1")).toBe(id(1, "CAT#1"));
  expect(new Set([id(1, "CAT#1"), id(2, "CAT#1"), id(1, "CAT#2")]).size).toBe(3);
  expect(metaOf(welcomes, event(1), "CAT#1", { runtime }).actor).toBe("policy:welcomes");
});
