import { memoryEventStore } from "@bellyfed/adapters/memory/event-store";
import { memoryReadTable } from "@bellyfed/adapters/memory/read-table";
import { memoryScheduler } from "@bellyfed/adapters/memory/scheduler";
import type { Event } from "@bellyfed/core/event";
import { execute, load } from "@bellyfed/core/execute";
import { sha256, ulids } from "@bellyfed/core/id";
import { beforeEach, expect, test } from "vitest";
import { restaurantType } from "./decider.ts";
import {
  closedTemporarily,
  closing,
  closingCancelled,
  closingScheduled,
  opening,
  openingScheduled,
  owner,
  pausing,
  profile,
  restaurantId,
  stream,
} from "./fixtures.ts";
import { closings } from "./policies.ts";
import { closing as closingTimed, firstOpening, reopening } from "./timers.ts";

const DAY = Date.parse("2026-05-02T00:00:00Z");
let store: ReturnType<typeof memoryEventStore>;
let scheduler: ReturnType<typeof memoryScheduler>;
let clock: number;
const runtime = { now: () => clock, id: ulids(), sleep: async () => {}, random: () => 0 };
const log = { info: () => {}, warn: () => {}, error: () => {} };
beforeEach(() => {
  [store, scheduler, clock] = [memoryEventStore(), memoryScheduler(), DAY - 86_400_000];
});

const happened = (event: Event) =>
  closings.react(
    {
      ...{
        event_id: "e1",
        timestamp: "2026-05-01T00:00:00.000Z",
        source: "outbox-processor",
        version: "1",
        trace_id: "t1",
      },
      ...{ status: "NEW", event_type: event.type, payload: event.payload, stream_id: stream, stream_version: 2 },
    },
    { store, runtime, log, scheduler, table: memoryReadTable() },
  );
const names = () => [...scheduler.waiting.keys()];

test("a planned closing has a timer for the beginning of its day, one for each", async () => {
  await happened(closingScheduled());
  await happened(closingScheduled());
  await happened(closingScheduled({ closing_id: "other", closes_on: "2026-06-01" }));
  expect(names()).toEqual(["closing-6bq1", "closing-other"]);
  expect(scheduler.due(DAY - 1)).toEqual([]);
  expect(scheduler.due(DAY)).toEqual([
    {
      ...{ name: "closing-6bq1", kind: "closing", at: "2026-05-02T00:00:00Z", trace_id: "t1" },
      payload: { restaurant_id: restaurantId, closing_id: "6bq1" },
    },
  ]);
});

test("one that was cancelled has none; another's stays, however often and late events come", async () => {
  await happened(closingScheduled());
  await happened(closingScheduled({ closing_id: "other" }));
  await happened(closingCancelled());
  await happened(closingCancelled());
  expect(names()).toEqual(["closing-other"]);
});

test("one that is closed for a time, or opens soon, has one for when the day has begun everywhere", async () => {
  await happened(closedTemporarily());
  await happened(closedTemporarily({ pause_id: "nobody-knows", until: null }));
  await happened(openingScheduled());
  expect(names()).toEqual(["reopening-7p", "opening-9f"]);
  const noon = DAY + 43_200_000;
  expect(scheduler.due(noon - 1)).toEqual([]);
  expect(scheduler.due(noon)).toMatchObject([{ kind: "opening", payload: { opening_id: "9f" } }]);
  const [timer] = scheduler.due(noon + 86_400_000);
  expect(timer).toMatchObject({ kind: "reopening", at: "2026-05-03T12:00:00Z", payload: { pause_id: "7p" } });
});

test("their timers open it once, however late and often they come", async () => {
  const at = "2026-05-01T00:00:00.000Z";
  const meta = (key: string) => ({ commandId: sha256(key), bodyHash: "", actor: owner.sub, traceId: "t", at });
  const command = (command: Parameters<typeof restaurantType.decider.decide>[1], key: string) =>
    execute({ store, runtime }, { type: restaurantType, stream, command, meta: meta(key) });
  await command({ type: "create", id: restaurantId, profile, opening: { ...opening, at }, actor: owner }, "1");
  await happened(openingScheduled());
  clock = DAY + 7 * 86_400_000;
  const [first] = scheduler.due(clock);
  await firstOpening.carryOut(first!, { store, runtime });
  await firstOpening.carryOut(first!, { store, runtime });
  expect(store.appended.at(-1)).toMatchObject({ actor: "timer:opening", events: [{ type: "RESTAURANT_OPENED" }] });
  await command({ type: "pause", ...pausing, reason: null, at, actor: owner }, "2");
  await happened(closedTemporarily());
  const [again] = scheduler.due(clock);
  await reopening.carryOut(again!, { store, runtime });
  await reopening.carryOut(again!, { store, runtime });
  expect(store.appended.at(-1)).toMatchObject({ actor: "timer:reopening", events: [{ type: "RESTAURANT_REOPENED" }] });
  expect(store.appended).toHaveLength(4);
});

test("a timer that comes twice closes once, and says who", async () => {
  const at = "2026-05-01T00:00:00.000Z";
  const meta = (key: string) => ({ commandId: sha256(key), bodyHash: "", actor: owner.sub, traceId: "t", at });
  const command = (command: Parameters<typeof restaurantType.decider.decide>[1], key: string) =>
    execute({ store, runtime }, { type: restaurantType, stream, command, meta: meta(key) });
  await command({ type: "create", id: restaurantId, profile, actor: owner }, "1");
  const { closing_id, closes_on } = closing;
  await command({ type: "schedule_closing", closing_id, closes_on, at, actor: owner }, "2");
  await happened(closingScheduled());
  clock = DAY;
  const [timer] = scheduler.due(clock);
  await closingTimed.carryOut(timer!, { store, runtime });
  await closingTimed.carryOut(timer!, { store, runtime });
  expect(store.appended).toHaveLength(3);
  expect(store.appended.at(-1)).toMatchObject({
    ...{ actor: "timer:closing", traceId: "t1", timestamp: "2026-05-02T00:00:00.000Z" },
    events: [{ type: "RESTAURANT_CLOSED", payload: { id: restaurantId, reason: null, closed_by: null } }],
  });
  expect((await load(store, restaurantType, stream)).state).toMatchObject({ status: "closed", closing: null });
});

test("a timer whose payload is not what it should be is refused", async () => {
  const timer = { name: "closing-1", kind: "closing", at: "2026-05-02T00:00:00Z", trace_id: "t", payload: { id: "1" } };
  await expect(closingTimed.carryOut(timer, { store, runtime })).rejects.toMatchObject({ code: "input.invalid" });
});
