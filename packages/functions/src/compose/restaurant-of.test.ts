import { memoryEventStore } from "@bellyfed/adapters/memory/event-store";
import { execute } from "@bellyfed/core/execute";
import { CreateRestaurant } from "@bellyfed/features/restaurants/contract";
import type { RestaurantCommand } from "@bellyfed/features/restaurants/decider";
import { restaurantType } from "@bellyfed/features/restaurants/decider";
import { restaurantStream } from "@bellyfed/features/restaurants/events";
import * as v from "valibot";
import { expect, test } from "vitest";
import { restaurantOf } from "./restaurant-of.ts";

test("a restaurant's stream tells whether it is there, open, and whose it is", async () => {
  const store = memoryEventStore();
  const runtime = { now: () => 0, id: () => "e", sleep: async () => {}, random: () => 0 };
  const maria = { sub: "user-maria", role: "user" };
  let commands = 0;
  const run = (command: RestaurantCommand) => {
    const meta = { commandId: `c${commands++}`, bodyHash: "", actor: "", traceId: "", at: "2026-01-02T03:04:05.000Z" };
    return execute({ store, runtime }, { type: restaurantType, stream: restaurantStream("r1"), command, meta });
  };
  expect(await restaurantOf(store)("r1")).toEqual({ status: "absent" });
  const profile = v.parse(CreateRestaurant, { name: "Da Mario", city: "Brooklyn", cuisines: ["Pizza"] });
  await run({ type: "create", id: "r1", profile, actor: maria });
  expect(await restaurantOf(store)("r1")).toEqual({ status: "open", owner_id: "user-maria" });
  await run({ type: "close", reason: null, actor: maria });
  expect(await restaurantOf(store)("r1")).toEqual({ status: "closed", owner_id: "user-maria" });
});
