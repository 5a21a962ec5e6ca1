import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { itemOfCommit } from "@bellyfed/adapters/dynamo/commit-item";
import { dynamoEventStore } from "@bellyfed/adapters/dynamo/event-store";
import { execute, load } from "@bellyfed/core/execute";
import { derivedId, ulids } from "@bellyfed/core/id";
import type { EventLog, EventStore } from "@bellyfed/core/ports";
import { SNAPSHOT_INTERVAL } from "@bellyfed/core/stream";
import type { RestaurantCommand } from "@bellyfed/features/restaurants/decider";
import { restaurantType } from "@bellyfed/features/restaurants/decider";
import { restaurantStream } from "@bellyfed/features/restaurants/events";
import { EVENTS_TABLE } from "@bellyfed/local/cloud/tables";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { callsOf } from "./calls.ts";
import { type Engine, startEngine } from "./engine.ts";
import { fill } from "./fixtures/commands.ts";
import { profile } from "./fixtures/profile.ts";
import { commitAt, metaAt } from "./fixtures/stream.ts";

let engine: Engine;
let store: EventStore & EventLog;
const used: { operation: string; units: number }[] = [];
beforeAll(async () => {
  engine = await startEngine();
  const onCapacity = (operation: string, units: number) => void used.push({ operation, units });
  store = dynamoEventStore({ client: dynamoClient(engine), table: EVENTS_TABLE, onCapacity });
});
beforeEach(() => void used.splice(0));
afterAll(() => engine.stop());

const idOf = (name: string) => derivedId("capacity", name);
const unitsOf = (operation: string) => used.filter((each) => each.operation === operation).map(({ units }) => units);

/** A stream whose last events came by commands, which left the snapshots that fall due; those before are put there at once. */
async function grow(id: string, events: number): Promise<void> {
  const older = Array.from({ length: events - 2 * SNAPSHOT_INTERVAL }, (_, index) => index + 1);
  for (let at = 0; at < older.length; at += 50) {
    await Promise.all(older.slice(at, at + 50).map((version) => store.append(commitAt(id, version))));
  }
  await fill(store, id, events, older.length + 1);
}

describe("loading a stream (fixture: a restaurant with every field filled, one change of 535 to 548 bytes per commit, snapshot 1.3 KB)", () => {
  it("has commits just under 550 bytes", () => {
    const bytes = Object.entries(itemOfCommit(commitAt(idOf("size"), 100)))
      .map(([name, { S = "", N = "" }]) => name.length + S.length + Math.ceil(N.length / 2) + (N ? 1 : 0))
      .reduce((sum, size) => sum + size);
    expect(bytes).toBeGreaterThan(520);
    expect(bytes).toBeLessThanOrEqual(550);
  });

  it.each([100, 1000, 2500])(
    "of %i events takes one call and at most 2 RCU, wherever it is between two snapshots",
    async (events) => {
      const id = idOf(`load ${events}`);
      await grow(id, events - SNAPSHOT_INTERVAL);
      for (let version = events - SNAPSHOT_INTERVAL + 1; version <= events; version++) {
        await fill(store, id, version, version);
        used.splice(0);
        const { calls, result } = await callsOf(() => load(store, restaurantType, restaurantStream(id)));
        expect(result.version).toBe(version);
        expect(calls).toEqual(["Query"]);
        expect(unitsOf("load")[0]).toBeGreaterThan(0);
        expect(unitsOf("load")[0]).toBeLessThanOrEqual(2);
      }
    },
  );
});

describe("writing", () => {
  it("a command of one event, with its outbox row and its idempotency record, takes 1 WCU (fixture: a commit of 535 to 548 bytes)", async () => {
    await fill(store, idOf("one"), 9);
    expect(unitsOf("append")).toEqual(Array(9).fill(1));
    expect(unitsOf("snapshot")).toEqual([]);
  });

  it("adds the snapshot's WCU to every tenth command: 1 for a state below 1 KB (fixture: name, city, cuisine)", async () => {
    const id = idOf("small");
    const actor = { sub: "alice", role: "user" };
    const { name, city, cuisines } = profile(7);
    const nothing = {
      description: null,
      location: null,
      phone: null,
      website: null,
      price_level: null,
      opening_hours: null,
    };
    const address = { street: null, postal_code: null, region: null, country: null };
    const small = { name, city, cuisines, address, ...nothing };
    for (let version = 1; version <= 11; version++) {
      const command: RestaurantCommand =
        version === 1
          ? { type: "create", id, profile: small, actor }
          : { type: "update", changes: { price_level: 1 + (version % 4) }, actor };
      await run(id, version, command);
    }
    expect(unitsOf("append")).toEqual(Array(11).fill(1));
    expect(unitsOf("snapshot")).toEqual([1]);
  });

  it("an atomic commit of three events takes at most 2 WCU (fixture: an imported restaurant with two inspections, 1 to 2 KB)", async () => {
    const id = idOf("atomic");
    const inspection = (day: number) => ({ grade: "A", score: day, inspected_at: `2025-11-0${day}` });
    const source = { name: "nyc", external_id: "41234567" };
    await run(id, 1, { type: "import", id, source, profile: profile(7), inspections: [inspection(1), inspection(2)] });
    expect((await store.load(restaurantStream(id), 1)).commits[0]?.events).toHaveLength(3);
    expect(unitsOf("append")).toEqual([2]);
  });
});

const runtime = { now: () => 0, id: ulids(), sleep: async () => {}, random: () => 0.5 };
const run = (id: string, version: number, command: RestaurantCommand) =>
  execute(
    { store, runtime },
    { type: restaurantType, stream: restaurantStream(id), command, meta: metaAt(id, version) },
  );
