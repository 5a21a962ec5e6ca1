import { withFaults } from "@bellyfed/adapters/memory/faults";
import { memoryReadTable } from "@bellyfed/adapters/memory/read-table";
import type { Recorded } from "@bellyfed/core/projection";
import { writeNumbering } from "@bellyfed/features/feed/control";
import { laneHeadKey } from "@bellyfed/features/feed/entity";
import { provedKey } from "@bellyfed/features/feed/proving";
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
  const unproved = { proved_position: null, lacks_since: null };
  const unnoted = { applied_at: null, lag_ms: null, checked_at: null, behind_events: null, behind_seconds: null };
  const nothing = { ...unnoted, ...unproved };
  const { read_models, feed } = await healthOf(["reviews", "menus", "imports"], table);
  expect(feed).toBeNull();
  expect(read_models).toEqual([
    { ...unproved, name: "reviews", applied_at: at, lag_ms: 250, checked_at: at, behind_events: 2, behind_seconds: 61 },
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

it("tells how far the feed is, and up to which position every read model has everything", async () => {
  const { table } = opened();
  const put = (Item: object) => table.transact([{ kind: "put", operation: { Item } }]);
  const begun = { phase: "numbering", lanes: 2, after: null, cursor: null, total: 40, busy_until: 0 } as const;
  const numbering = await writeNumbering(table, undefined, begun);
  await put({ ...laneHeadKey(0), next: 8, written_at: 0 });
  expect((await healthOf(["reviews"], table)).feed).toEqual({
    ...{ numbered: false, events: 7, total: 40, position: "2:7,0", proved_position: null },
  });
  await writeNumbering(table, numbering, { ...begun, phase: "done" });
  await put({ ...laneHeadKey(1), next: 50, written_at: 0 });
  const models = {
    reviews: { positions: [7, 40], lacks_since: "2026-01-01T00:00:00.000Z" },
    menus: { positions: [6, 49], lacks_since: null },
  };
  await put({ ...provedKey, models });
  const { read_models, feed } = await healthOf(["reviews", "menus"], table);
  expect(feed).toEqual({ numbered: true, events: 56, total: 56, position: "2:7,49", proved_position: "2:6,40" });
  expect(read_models.map(({ name, proved_position, lacks_since }) => [name, proved_position, lacks_since])).toEqual([
    ["reviews", "2:7,40", "2026-01-01T00:00:00.000Z"],
    ["menus", "2:6,49", null],
  ]);
});
