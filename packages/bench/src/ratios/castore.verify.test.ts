import { derivedId } from "@bellyfed/core/id";
import { callsOf } from "@bellyfed/testing/budget/calls";
import type { Engine } from "@bellyfed/testing/budget/engine";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startEngineWithCastore } from "./engine.ts";
import { castoreEventAt, castoreRestaurants } from "./peers/castore.ts";

// What the README says of castore 2 in the column beside ours. Fixture: the same restaurant, each event with the same facts, 453 bytes.
let engine: Engine;
let castore: ReturnType<typeof castoreRestaurants>;
const units: number[] = [];
beforeAll(async () => {
  engine = await startEngineWithCastore();
  castore = castoreRestaurants(engine.client);
  engine.client.middlewareStack.add(
    (next) => async (args) => {
      const asked = { ...args, input: { ...args.input, ReturnConsumedCapacity: "TOTAL" as const } };
      const result = await next(asked);
      const { ConsumedCapacity } = result.output as { ConsumedCapacity?: { CapacityUnits?: number } };
      units.push(ConsumedCapacity?.CapacityUnits ?? 0);
      return result;
    },
    { step: "initialize", name: "askForCapacity" },
  );
});
afterAll(() => engine.stop());

async function fill(id: string, events: number): Promise<void> {
  const versions = Array.from({ length: events }, (_, index) => index + 1);
  for (let at = 0; at < events; at += 50) {
    const some = versions.slice(at, at + 50);
    await Promise.all(some.map((version) => castore.pushEvent(castoreEventAt(id, version) as never)));
  }
  units.length = 0;
}

describe("castore, for comparison", () => {
  it("reads a stream from its first event on: 12 RCU for 100 events, 112 for 1000", async () => {
    const used: number[] = [];
    for (const events of [100, 1000]) {
      const id = derivedId("castore", String(events));
      await fill(id, events);
      await castore.getExistingAggregate(id);
      used.push(units.reduce((sum, each) => sum + each, 0));
    }
    expect(used).toEqual([12, 112]);
  });

  it("takes a read and a write for any command", async () => {
    await fill("castore calls", 1);
    const { calls } = await callsOf(async () => {
      await castore.getAggregate("castore calls");
      await castore.pushEvent(castoreEventAt("castore calls", 2) as never);
    });
    expect(calls).toEqual(["Query", "PutItem"]);
  });
});
