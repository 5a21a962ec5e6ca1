import { memoryEventStore } from "@bellyfed/adapters/memory/event-store";
import { memoryReadTable } from "@bellyfed/adapters/memory/read-table";
import { heads } from "@bellyfed/core/head";
import type { ReadTableWriter } from "@bellyfed/core/ports";
import { quietTelemetry } from "@bellyfed/testing/invocation";
import { expect, test } from "vitest";
import { eventsOf, unknownCommit } from "./fixtures.ts";
import { numberBatch } from "./projection.ts";
import { lowest, prove } from "./proving.ts";

const NOW = Date.UTC(2026, 0, 3);
const head = heads((stream) => `EST#${stream}`);
const follower = (name: string, streams: string) => ({ name, streams, head, derived: true });
const [places, reviews] = [follower("places", "PLACE#"), follower("reviews", "REVIEW#")];

/** A feed, what read models have applied, and how often the table was asked. */
function opened(lanes = 1) {
  const [log, table] = [memoryEventStore(), memoryReadTable()];
  const asked: string[] = [];
  let clock = NOW;
  const kept: ReadTableWriter = {
    get: (operation) => noted("get", table.get(operation)),
    query: (...input) => noted("query", table.query(...input)),
    batchGet: (...input) => noted("batchGet", table.batchGet(...input)),
    transact: (writes) => noted("transact", table.transact(writes)),
  };
  function noted<Answer>(name: string, answer: Answer): Answer {
    asked.push(name);
    return answer;
  }
  const happens = async (stream: string, version: number, second: number) => {
    const commit = unknownCommit(stream, version, 1, second);
    await log.append(commit);
    const runtime = { now: () => clock, id: () => "", sleep: async () => {}, random: () => 0 };
    const ports = { table, log, runtime, logger: quietTelemetry().log };
    await numberBatch(eventsOf(commit), { lanes, keptSeconds: 1_000 }, ports);
  };
  const applies = (name: string, stream: string, from: number, to: number) =>
    table.transact([head.advance(name, stream, from, to)]);
  const look = async (followers = [places, reviews]) => {
    asked.length = 0;
    return prove(followers, lanes, { table: kept, live: 1, kept, now: () => clock });
  };
  /** The same once a rebuild has switched to another generation, which has applied nothing yet. */
  const switched = memoryReadTable();
  const lookAfterSwitch = (followers = [places, reviews]) =>
    prove(followers, lanes, { table: switched, live: 2, kept, now: () => clock });
  const pass = (seconds: number) => {
    clock += seconds * 1000;
  };
  return { table, switched, happens, applies, look, lookAfterSwitch, pass, asked };
}

test("a read model is proved up to before the first event of its streams that its head has not", async () => {
  const { happens, applies, look } = opened();
  await happens("PLACE#1", 1, 1);
  await happens("REVIEW#1", 1, 2);
  await happens("PLACE#2", 1, 3);
  await happens("REVIEW#1", 2, 4);
  await applies("places", "PLACE#1", 0, 1);
  await applies("reviews", "REVIEW#1", 0, 1);
  const proved = await look();
  expect(proved).toEqual({
    places: { positions: [2], lacks_since: "2026-01-02T12:00:03.000Z" },
    reviews: { positions: [3], lacks_since: "2026-01-02T12:00:04.000Z" },
  });
  expect(lowest(Object.values(proved).map(({ positions }) => positions))).toEqual([2]);
  await applies("places", "PLACE#2", 0, 1);
  await applies("reviews", "REVIEW#1", 1, 2);
  expect(await look()).toEqual({
    places: { positions: [4], lacks_since: null },
    reviews: { positions: [4], lacks_since: null },
  });
});

test("nothing is looked at twice: a run that finds nothing new asks twice and writes nothing", async () => {
  const { happens, applies, look, asked } = opened();
  for (let version = 1; version <= 3; version++) await happens("PLACE#1", version, version);
  await applies("places", "PLACE#1", 0, 3);
  await look();
  await look();
  expect(asked).toEqual(["get", "query"]);
  await happens("PLACE#1", 4, 4);
  await applies("places", "PLACE#1", 3, 4);
  expect((await look()).places).toEqual({ positions: [4], lacks_since: null });
  // One page and one end of the feed for both, the heads of one stream, and what it came to.
  expect(asked.filter((name) => name === "transact")).toHaveLength(1);
  expect(asked.length).toBeLessThanOrEqual(9);
});

test("a read model that stands still holds nobody else back", async () => {
  const { happens, applies, look } = opened();
  await happens("PLACE#1", 1, 1);
  await look();
  for (let version = 1; version <= 2_500; version++) await happens("REVIEW#1", version, version);
  await applies("reviews", "REVIEW#1", 0, 2_500);
  const proved = await look();
  expect(proved.places).toEqual({ positions: [0], lacks_since: "2026-01-02T12:00:01.000Z" });
  expect(proved.reviews).toEqual({ positions: [2_501], lacks_since: null });
});

test("what is no longer kept is passed over", async () => {
  const { happens, applies, look, pass } = opened();
  await happens("PLACE#1", 1, 1);
  await look();
  pass(2_000);
  await happens("PLACE#1", 2, 2);
  await applies("places", "PLACE#1", 0, 1);
  expect((await look()).places).toEqual({ positions: [1], lacks_since: "2026-01-02T12:00:02.000Z" });
});

test("after a switch to another generation all is proved anew that belongs to one", async () => {
  const { switched, happens, applies, look, lookAfterSwitch } = opened();
  await happens("PLACE#1", 1, 1);
  await happens("REVIEW#1", 1, 2);
  await applies("places", "PLACE#1", 0, 1);
  await applies("reviews", "REVIEW#1", 0, 1);
  const followers = [places, { ...reviews, derived: false }];
  const whole = { positions: [2], lacks_since: null };
  expect(await look(followers)).toEqual({ places: whole, reviews: whole });
  const lacking = { positions: [0], lacks_since: "2026-01-02T12:00:01.000Z" };
  expect(await lookAfterSwitch(followers)).toEqual({ places: lacking, reviews: whole });
  await switched.transact([head.advance("places", "PLACE#1", 0, 1)]);
  expect(await lookAfterSwitch(followers)).toEqual({ places: whole, reviews: whole });
  expect(await lookAfterSwitch(followers)).toEqual({ places: whole, reviews: whole });
});

test("with several lanes each has its own bound", async () => {
  const { happens, applies, look } = opened(3);
  for (let n = 1; n <= 12; n++) {
    await happens(`PLACE#${n}`, 1, n);
    if (n !== 5) await applies("places", `PLACE#${n}`, 0, 1);
  }
  const { places: found } = await look();
  expect(found?.lacks_since).toBe("2026-01-02T12:00:05.000Z");
  await applies("places", "PLACE#5", 0, 1);
  const { places: whole, reviews: none } = await look();
  expect(whole?.positions.reduce((sum, position) => sum + position)).toBe(12);
  expect(none?.positions).toEqual(whole?.positions);
  expect(found?.positions.filter((position, lane) => position < (whole?.positions[lane] ?? 0))).toHaveLength(1);
});
