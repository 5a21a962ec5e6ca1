import { memoryEventStore } from "@bellyfed/adapters/memory/event-store";
import { AppError } from "@bellyfed/core/error";
import type { Timer } from "@bellyfed/core/scheduler";
import type { Timed } from "@bellyfed/core/timed";
import { quietTelemetry, sqsEvent, testContext } from "@bellyfed/testing/invocation";
import { beforeEach, expect, test } from "vitest";
import { timer } from "./timer.ts";

const NOW = Date.parse("2026-05-02T00:00:00Z");
let carriedOut: string[];
let refuse: unknown;
beforeEach(() => {
  [carriedOut, refuse] = [[], undefined];
});

const timed: Timed = {
  name: "closing",
  carryOut: async ({ name }) => {
    if (refuse) throw refuse;
    carriedOut.push(name);
  },
};
const due = (more: Partial<Timer> = {}): string =>
  JSON.stringify({
    name: "closing-1",
    kind: "closing",
    at: "2026-05-02T00:00:00Z",
    trace_id: "t",
    payload: {},
    ...more,
  });
const runtime = { now: () => NOW, id: () => "", sleep: async () => {}, random: () => 0 };
const handle = async (...bodies: string[]) => {
  const consume = timer([timed], { store: memoryEventStore(), runtime }, quietTelemetry());
  const { batchItemFailures } = await consume(sqsEvent(...bodies), testContext);
  return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
};

test("what is due is carried out by whoever declared it", async () => {
  expect(await handle(due(), due({ name: "closing-2", at: "2020-01-01T00:00:00Z" }))).toEqual([]);
  expect(carriedOut).toEqual(["closing-1", "closing-2"]);
});

test("what comes before its time by this clock comes again, and nothing is done", async () => {
  expect(await handle(due({ at: "2026-05-02T00:00:01Z" }), due())).toEqual(["m1"]);
  expect(carriedOut).toEqual(["closing-1"]);
});

test.each([
  ["no JSON", "not JSON"],
  ["no timer", '{"kind":"closing"}'],
  ["a kind that nobody declares", due({ kind: "opening" })],
])("%s comes again, to end where people look at it", async (_, body) => {
  expect(await handle(body, due())).toEqual(["m1"]);
  expect(carriedOut).toEqual(["closing-1"]);
});

test.each([
  [new AppError("missing", "restaurant.missing", "no"), []],
  [new AppError("conflict", "restaurant.closed", "no"), []],
  [new AppError("conflict", "stream.conflict", "again"), ["m1"]],
  [new AppError("unavailable", "store.unavailable", "again"), ["m1"]],
  [new Error("a bug"), ["m1"]],
])("a command that fails with %s leaves %j to come again", async (error, failed) => {
  refuse = error;
  expect(await handle(due())).toEqual(failed);
});
