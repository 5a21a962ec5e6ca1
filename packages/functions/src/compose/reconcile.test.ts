import { memoryEventStore } from "@bellyfed/adapters/memory/event-store";
import { memoryLogPages } from "@bellyfed/adapters/memory/pages";
import { memoryPublisher } from "@bellyfed/adapters/memory/publisher";
import { memoryReadTable } from "@bellyfed/adapters/memory/read-table";
import type { Envelope } from "@bellyfed/core/envelope";
import { writeNumbering } from "@bellyfed/features/feed/control";
import { restaurantCreated } from "@bellyfed/features/restaurants/events";
import { profile } from "@bellyfed/features/restaurants/fixtures";
import { busBatch, quietTelemetry, testContext } from "@bellyfed/testing/invocation";
import { expect, it } from "vitest";
import { oneGeneration } from "../read-models/generation-tables.ts";
import { healthOf } from "../read-models/health.ts";
import { feedConsumer } from "./feed-consumer.ts";
import { type ReconcileRequest, reconciler } from "./reconcile.ts";

const quietRuntime = { now: () => 0, id: () => "", sleep: async () => {}, random: () => 0 };
const AT = "2026-01-02T03:04:05.000Z";
const ids = ["a", "b", "c"];

/** A log of three restaurants of which no read model knows, one commit to a page. */
async function lostLog() {
  const [log, publisher] = [memoryEventStore(), memoryPublisher()];
  for (const id of ids) {
    const { type, payload } = restaurantCreated({ ...profile, id, source: null, owner_id: null, established: true });
    await log.append({
      ...{ stream: `RESTAURANT#${id}`, sequence: 1, events: [{ id, type, version: 1, payload }] },
      ...{ commandId: id, bodyHash: "", traceId: "t", actor: "", timestamp: AT },
    });
  }
  const generations = oneGeneration(memoryReadTable());
  const runtime = { now: () => Date.parse(AT) + 3_600_000 };
  const ports = { log, publisher, generations, runtime, pages: memoryLogPages(log, 1) };
  /** `pages`: how many there is time for. */
  const run = (pages: number, request: ReconcileRequest = {}) => {
    let left = pages;
    const getRemainingTimeInMillis = () => (--left > 0 ? 900_000 : 1_000);
    return reconciler(ports, quietTelemetry())(request, { ...testContext, getRemainingTimeInMillis });
  };
  const table = generations.tables[1];
  const haveFeed = (phase: "numbering" | "done") =>
    writeNumbering(table, undefined, { phase, lanes: 1, after: null, cursor: null, total: 0, busy_until: 0 });
  const feedOf = (envelopes: readonly Envelope[]) =>
    feedConsumer({ table, log, runtime: quietRuntime, keptSeconds: 60 }, quietTelemetry())(
      busBatch(envelopes),
      testContext,
    );
  const health = async () => (await healthOf(["restaurants"], generations.tables[1])).read_models;
  return {
    run,
    health,
    haveFeed,
    feedOf,
    published: publisher.published,
    sent: () => publisher.published.map(({ event_id }) => event_id),
  };
}

it("covers a log that takes longer than one run by several, and then begins again", async () => {
  const { run, sent } = await lostLog();
  expect((await run(2)).done).toBe(false);
  expect(sent()).toEqual(["a", "b"]);
  expect((await run(2)).done).toBe(true);
  expect(sent()).toEqual(ids);
  expect((await run(9)).commits).toBe(3);
});

it("says how a read model is when it has seen the whole log, by all that the runs have found", async () => {
  const { run, health } = await lostLog();
  await run(1);
  expect(await health()).toMatchObject([{ checked_at: null, behind_events: null }]);
  expect((await run(9)).redriven).toMatchObject({ restaurants: 2 });
  expect(await health()).toMatchObject([{ behind_events: 3, behind_seconds: 3_600 }]);
});

it("begins anew when it is asked to, whatever an earlier run has left", async () => {
  const { run } = await lostLog();
  await run(1);
  expect(await run(9, { anew: true })).toMatchObject({ commits: 3, done: true });
  expect((await run(9)).commits).toBe(3);
});

it("sends the feed what has no position, once an old log is numbered and not before", async () => {
  const young = await lostLog();
  await young.haveFeed("numbering");
  expect((await young.run(9)).redriven.feed).toBeUndefined();
  const { run, haveFeed, feedOf, published } = await lostLog();
  await haveFeed("done");
  expect((await run(9)).redriven.feed).toBe(3);
  await feedOf(published);
  expect((await run(9)).redriven.feed).toBe(0);
});
