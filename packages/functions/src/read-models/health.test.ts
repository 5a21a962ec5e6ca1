import { withFaults } from "@bellyfed/adapters/memory/faults";
import { memoryReadTable } from "@bellyfed/adapters/memory/read-table";
import type { Recorded } from "@bellyfed/core/projection";
import { quietTelemetry } from "@bellyfed/testing/invocation";
import { expect, it } from "vitest";
import { healthOf, noteApplied, noteBehind } from "./health.ts";

const START = Date.parse("2026-01-01T00:00:10.000Z");
const applied = (timestamp: string): Recorded[] => [
  { event: { type: "T", payload: {} }, stream: "S#1", version: 1, timestamp },
];

function opened() {
  const table = memoryReadTable();
  let now = START;
  let writes = 0;
  const counted = withFaults(table, ({ method, when }) => {
    if (method === "transact" && when === "before") writes += 1;
  });
  const ports = { table: counted, runtime: { now: () => now }, logger: quietTelemetry().log };
  const pass = (seconds: number) => {
    now += seconds * 1000;
  };
  return { table, ports, pass, writes: () => writes };
}

it("tells of a read model what its consumer and what reconcile noted, and null for what nobody did", async () => {
  const { table, ports } = opened();
  await noteApplied("reviews", ports)(applied("2026-01-01T00:00:09.750Z"));
  await noteBehind("reviews", { events: 2, seconds: 61 }, ports);
  await noteBehind("menus", { events: 0, seconds: 0 }, ports);
  const at = "2026-01-01T00:00:10.000Z";
  const nothing = { applied_at: null, lag_ms: null, checked_at: null, behind_events: null, behind_seconds: null };
  expect(await healthOf(["reviews", "menus", "imports"], table)).toEqual([
    { name: "reviews", applied_at: at, lag_ms: 250, checked_at: at, behind_events: 2, behind_seconds: 61 },
    { ...nothing, name: "menus", checked_at: at, behind_events: 0, behind_seconds: 0 },
    { ...nothing, name: "imports" },
  ]);
});

it("writes nothing for a duplicate delivery, and at most once in ten seconds", async () => {
  const { ports, pass, writes } = opened();
  const note = noteApplied("reviews", ports);
  await note([]);
  expect(writes()).toBe(0);
  for (let batch = 0; batch < 5; batch++) await note(applied("2026-01-01T00:00:09.000Z"));
  expect(writes()).toBe(1);
  pass(10);
  await note(applied("2026-01-01T00:00:19.000Z"));
  expect(writes()).toBe(2);
});

it("never fails its caller", async () => {
  const { ports } = opened();
  const broken = withFaults(memoryReadTable(), () => {
    throw new Error("throttled");
  });
  await expect(
    noteApplied("reviews", { ...ports, table: broken })(applied("2026-01-01T00:00:09.000Z")),
  ).resolves.toBeUndefined();
});
