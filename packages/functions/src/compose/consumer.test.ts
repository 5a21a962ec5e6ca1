import { memoryEventStore } from "@bellyfed/adapters/memory/event-store";
import { memoryReadTable } from "@bellyfed/adapters/memory/read-table";
import { envelopesOf } from "@bellyfed/core/envelope";
import { defineEvent } from "@bellyfed/core/event";
import { projection } from "@bellyfed/core/projection";
import { busBatch, nothingSealed, quietTelemetry, testContext } from "@bellyfed/testing/invocation";
import * as v from "valibot";
import { expect, test } from "vitest";
import { oneGeneration } from "../read-models/generation-tables.ts";
import { consumer } from "./consumer.ts";

const catBorn = defineEvent("CAT_BORN", v.object({ id: v.string() }));
const model = (tags?: () => string[]) =>
  projection({
    name: "cats",
    streams: "CAT#",
    events: { catBorn },
    partitions: ["CAT#"],
    derived: true,
    shown: [],
    headIn: (stream) => stream,
    project: () => [],
    ...(tags && { tags }),
  });
const born = envelopesOf({
  stream: "CAT#tom",
  sequence: 1,
  traceId: "t",
  timestamp: "2026-01-02T03:04:05.000Z",
  events: [{ id: "01", type: "CAT_BORN", version: 1, payload: { id: "tom" } }],
});

/** The tags that the site is told after a batch. */
async function toldBy(tags?: () => string[]): Promise<readonly string[]> {
  const told: string[] = [];
  const ports = {
    generations: oneGeneration(memoryReadTable()),
    log: memoryEventStore(),
    open: nothingSealed,
    runtime: { now: () => 0, id: () => "", sleep: async () => {}, random: () => 0 },
    cache: { revalidate: async (changed: readonly string[]) => void told.push(...changed) },
  };
  await consumer(model(tags), ports, quietTelemetry())(busBatch(born), testContext);
  return told;
}

test("the site is told once what a batch changed, and nothing where no page shows it", async () => {
  expect(await toldBy(() => ["cats", "cats"])).toEqual(["cats"]);
  expect(await toldBy()).toEqual([]);
});

test("a message that came before tells of its pages again: that time may have ended before anybody was told", async () => {
  const ports = {
    generations: oneGeneration(memoryReadTable()),
    log: memoryEventStore(),
    open: nothingSealed,
    runtime: { now: () => 0, id: () => "", sleep: async () => {}, random: () => 0 },
  };
  const told: string[] = [];
  let down = true;
  const cache = {
    async revalidate(tags: readonly string[]) {
      if (down) throw new Error("The queue is down");
      told.push(...tags);
    },
  };
  const byEvents = (events: readonly unknown[]) => (events.length > 0 ? ["cats"] : []);
  const handler = consumer({ ...model(), tags: byEvents }, { ...ports, cache }, quietTelemetry());
  const { Records } = busBatch(born);
  const received = (count: string) => ({
    Records: Records.map((record) => ({ ...record, attributes: { ApproximateReceiveCount: count } as never })),
  });
  await expect(handler(received("1"), testContext)).rejects.toThrow("The queue is down");
  down = false;
  await handler(received("1"), testContext);
  expect(told).toEqual([]);
  await handler(received("2"), testContext);
  expect(told).toEqual(["cats"]);
});
