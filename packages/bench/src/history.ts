import { sha256, ulids } from "@bellyfed/core/id";
import type { Commit } from "@bellyfed/core/ports";
import { begin, commitOf, type Folded } from "@bellyfed/core/stream";
import type { RestaurantState } from "@bellyfed/features/restaurants/decider";
import { restaurantType } from "@bellyfed/features/restaurants/decider";
import {
  type RestaurantEvent,
  restaurantCreated,
  restaurantStream,
  restaurantUpdated,
} from "@bellyfed/features/restaurants/events";
import { profile } from "./fixtures.ts";

const newId = ulids();
const AT = "2026-01-02T03:04:05.000Z";

/** What the n-th event changes: with it, a commit of one event has just under 550 bytes. */
export const changesAt = (version: number) => ({
  description: `As the ${version}th menu has it, with long tables to sit at.`,
  opening_hours: `Mo-Su 11:00-${20 + (version % 4)}:00`,
  location: { lat: 40.7 + version / 10_000, lng: -73.95 },
});

/** The n-th event of a restaurant's stream, from 1: it is created, then changed again and again. */
export const eventAt = (id: string, version: number): RestaurantEvent =>
  version === 1
    ? restaurantCreated({ ...profile(7), id, source: null, owner_id: "alice" })
    : restaurantUpdated({ id, changes: changesAt(version) });

/** What the log records of the command behind the n-th event. */
export const metaAt = (id: string, version: number) => ({
  commandId: sha256(`${id} ${version}`),
  bodyHash: sha256(String(version)),
  actor: "alice",
  traceId: "0".repeat(32),
  at: AT,
});

/** The commit that holds the n-th event alone. */
export function commitAt(id: string, version: number): Commit {
  const folded: Folded<RestaurantState> = { ...begin(restaurantType.decider), version: version - 1 };
  return commitOf(restaurantType, restaurantStream(id), folded, [eventAt(id, version)], metaAt(id, version), newId);
}

/** The commit that creates a restaurant of Brooklyn with every field filled. */
export function creationOf(id: string, index: number): Commit {
  const created = restaurantCreated({ ...profile(index), city: "Brooklyn", id, source: null, owner_id: "alice" });
  return commitOf(restaurantType, restaurantStream(id), begin(restaurantType.decider), [created], metaAt(id, 1), newId);
}

/** The first commits of a stream, an event each. */
export const history = (id: string, events: number): Commit[] =>
  Array.from({ length: events }, (_, index) => commitAt(id, index + 1));

/** The n-th event as castore stores it, with the same facts about its command. */
export function castoreEventAt(id: string, version: number) {
  const { at: timestamp, ...metadata } = metaAt(id, version);
  return { aggregateId: id, version, timestamp, ...eventAt(id, version), metadata };
}
