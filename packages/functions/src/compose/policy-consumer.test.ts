import { memoryEventStore } from "@bellyfed/adapters/memory/event-store";
import { memoryReadTable } from "@bellyfed/adapters/memory/read-table";
import type { Envelope } from "@bellyfed/core/envelope";
import { AppError, type ErrorKind } from "@bellyfed/core/error";
import { defineEvent } from "@bellyfed/core/event";
import { metaOf, policy } from "@bellyfed/core/policy";
import { busBatch, quietTelemetry, sqsEvent, testContext } from "@bellyfed/testing/invocation";
import * as v from "valibot";
import { beforeEach, expect, test } from "vitest";
import { policyConsumer } from "./policy-consumer.ts";

const catBorn = defineEvent("CAT_BORN", v.object({ id: v.string(), color: v.nullable(v.string()) }), [
  (payload: { id: string }) => ({ ...payload, color: null }),
]);
const runtime = { now: () => 0, id: () => "id", sleep: async () => {}, random: () => 0 };
const born = (n: number, changes: Partial<Envelope> = {}): Envelope => ({
  event_id: `e${n}`,
  timestamp: "2026-01-02T03:04:05.000Z",
  event_type: "CAT_BORN",
  source: "outbox-processor",
  version: "2",
  trace_id: "t",
  status: "NEW",
  payload: { id: `cat-${n}`, color: "black" },
  stream_id: `CAT#${n}`,
  stream_version: 1,
  ...changes,
});

let seen: unknown[];
let failing: Map<string, Error>;
beforeEach(() => {
  seen = [];
  failing = new Map();
});
const welcomes = policy({
  name: "welcomes",
  on: { catBorn },
  react: async ({ event_id, payload }) => {
    const error = failing.get(event_id);
    if (error) throw error;
    seen.push(payload);
  },
});
function consume(...envelopes: Envelope[]) {
  const handle = policyConsumer(
    welcomes,
    { store: memoryEventStore(), table: memoryReadTable(), runtime },
    quietTelemetry(),
  );
  return handle(busBatch(envelopes), testContext);
}

test("a policy is handed its events in today's shape, and no others", async () => {
  const old = born(1, { version: "1", payload: { id: "cat-1" } });
  const answer = await consume(old, born(2), born(3, { event_type: "CAT_SLEPT" }));
  expect(answer.batchItemFailures).toEqual([]);
  expect(seen).toEqual([
    { id: "cat-1", color: null },
    { id: "cat-2", color: "black" },
  ]);
});

test.each<[ErrorKind, string]>([
  ["conflict", "restaurant.closed"],
  ["missing", "restaurant.missing"],
  ["forbidden", "restaurant.not_owner"],
])("an event whose command is refused as %s %s is done", async (kind, code) => {
  failing.set("e1", new AppError(kind, code, "No"));
  expect((await consume(born(1), born(2))).batchItemFailures).toEqual([]);
  expect(seen).toHaveLength(1);
});

test.each([
  ["a failure", new Error("The table is away")],
  ["others who write at the same time", new AppError("conflict", "stream.conflict", "Try again")],
  ["being throttled", new AppError("throttled", "throttled", "Slower")],
])("after %s only that event comes again, with its reason", async (_, error) => {
  failing.set("e1", error);
  expect((await consume(born(1), born(2))).batchItemFailures).toMatchObject([
    { itemIdentifier: "m1", reason: `${error.name}: ${error.message}` },
  ]);
  expect(seen).toHaveLength(1);
});

test("what is no event is handed back", async () => {
  const handle = policyConsumer(
    welcomes,
    { store: memoryEventStore(), table: memoryReadTable(), runtime },
    quietTelemetry(),
  );
  expect((await handle(sqsEvent("not JSON"), testContext)).batchItemFailures).toMatchObject([{ itemIdentifier: "m1" }]);
});

test("a command's id follows from the event and what it is about", () => {
  const id = (n: number, target: string) => metaOf(welcomes, born(n), target, { runtime }).commandId;
  expect(id(1, "CAT#1")).toBe(id(1, "CAT#1"));
  expect(new Set([id(1, "CAT#1"), id(2, "CAT#1"), id(1, "CAT#2")]).size).toBe(3);
  expect(metaOf(welcomes, born(1), "CAT#1", { runtime }).actor).toBe("policy:welcomes");
});
