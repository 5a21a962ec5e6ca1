import { execute } from "@bellyfed/core/execute";
import { ulids } from "@bellyfed/core/id";
import type { EventStore } from "@bellyfed/core/ports";
import type { RestaurantCommand } from "@bellyfed/features/restaurants/decider";
import { restaurantType } from "@bellyfed/features/restaurants/decider";
import { restaurantStream } from "@bellyfed/features/restaurants/events";
import { profile } from "./fixtures.ts";
import { castoreEventAt, changesAt, metaAt } from "./history.ts";
import type { castoreRestaurants } from "./peers/castore.ts";

const actor = { sub: "alice", role: "user" };
const runtime = { now: () => 0, id: ulids(), sleep: async () => {}, random: () => 0.5 };

/** The command that leads to the n-th event of a stream. */
export const commandAt = (id: string, version: number): RestaurantCommand =>
  version === 1
    ? { type: "create", id, profile: profile(7), actor }
    : { type: "update", changes: changesAt(version), actor };

/** Lets a restaurant live through our command path until it has so many events, one a commit, with the snapshots that fall due. */
export async function live(store: EventStore, id: string, events: number, from = 1): Promise<void> {
  for (let version = from; version <= events; version++) {
    const [command, meta] = [commandAt(id, version), metaAt(id, version)];
    await execute({ store, runtime }, { type: restaurantType, stream: restaurantStream(id), command, meta });
  }
}

/** The same life in our log and in castore's. */
export async function liveInBoth(
  store: EventStore,
  castore: ReturnType<typeof castoreRestaurants>,
  id: string,
  events: number,
): Promise<void> {
  await live(store, id, events);
  for (let version = 1; version <= events; version++) await castore.pushEvent(castoreEventAt(id, version) as never);
}
