import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { dynamoEventStore } from "@bellyfed/adapters/dynamo/event-store";
import { dynamoKeyStore } from "@bellyfed/adapters/dynamo/key-store";
import { execute } from "@bellyfed/core/execute";
import { derivedId, sha256, ulids } from "@bellyfed/core/id";
import type { EventStore } from "@bellyfed/core/ports";
import { sealing } from "@bellyfed/core/sealing/store";
import { type ReviewCommand, reviewType } from "@bellyfed/features/reviews/decider";
import { reviewStream } from "@bellyfed/features/reviews/events";
import { sealingBy } from "@bellyfed/functions/sealing";
import { EVENTS_TABLE, KEYS_TABLE } from "@bellyfed/local/cloud/tables";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type Engine, startEngine } from "./engine.ts";

const at = "2026-01-02T03:04:05.000Z";
const runtime = { now: () => 0, id: ulids(), sleep: async () => {}, random: () => 0 };
let engine: Engine;
let used: [operation: string, units: number][];
let clear: EventStore;
let sealed: EventStore;
beforeAll(async () => {
  engine = await startEngine();
  const client = dynamoClient(engine);
  const onCapacity = (operation: string, units: number) => void used.push([operation, units]);
  clear = dynamoEventStore({ client, table: EVENTS_TABLE, onCapacity });
  sealed = sealing(clear, sealingBy(dynamoKeyStore({ client, table: KEYS_TABLE, onCapacity }), runtime));
});
beforeEach(() => {
  used = [];
});
afterAll(() => engine.stop());

let keys = 0;
// Fixture: a review with every field filled, 22 characters of title and 64 of text.
async function command(store: EventStore, place: string, body: Record<string, unknown>): Promise<typeof used> {
  used = [];
  const id = derivedId("review", place, "bob");
  const actor = { sub: "bob", name: "Bob", role: "user" };
  const restaurant = { status: "open", owner_id: "alice" } as const;
  const asked = { id, restaurant_id: place, restaurant, actor, at, ...body } as ReviewCommand;
  const meta = { commandId: sha256(`${++keys}`), bodyHash: "b".repeat(43), actor: "bob", traceId: "t".repeat(32), at };
  await execute({ store, runtime }, { type: reviewType, stream: reviewStream(place, id), command: asked, meta });
  return used;
}
const content = {
  ...{ rating: 4, title: "Best slice in Brooklyn", visited_on: "2025-12-30", language: "en" },
  text: "Thin, charred and not too much cheese. Ask for the corner table.",
};
const create = { type: "create", content };
const revise = (rating: number) => ({ type: "update", changes: { rating } });
const writes = (units: typeof used) =>
  units.filter(([operation]) => operation !== "load" && !/get|read/i.test(operation));

it("a review takes 1 WCU for its commit, sealed or clear, and one of its author's first in a stream 1 for the note of the stream", async () => {
  expect(writes(await command(clear, "place-0", create))).toEqual([["append", 1]]);
  expect(writes(await command(sealed, "place-1", create))).toEqual([
    ["enlist", 1],
    ["create", 1],
    ["append", 1],
  ]);
  expect(writes(await command(sealed, "place-2", create))).toEqual([
    ["enlist", 1],
    ["append", 1],
  ]);
  expect(writes(await command(sealed, "place-2", revise(2)))).toEqual([["append", 1]]);
});

it("its author's key takes 1 RCU where the stream is new to them, and none within a minute where it is not", async () => {
  const reads = (units: typeof used) => units.filter((each) => !writes([each]).length && each[0] !== "load");
  expect(reads(await command(sealed, "place-3", create)).map(([, units]) => units)).toEqual([1]);
  expect(reads(await command(sealed, "place-3", revise(2)))).toEqual([]);
});
