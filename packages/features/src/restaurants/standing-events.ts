import type { RestaurantEvent } from "./events.ts";

const types = [
  "RESTAURANT_CLOSED",
  "RESTAURANT_CLOSING_SCHEDULED",
  "RESTAURANT_CLOSING_CANCELLED",
  "RESTAURANT_CLOSED_TEMPORARILY",
  "RESTAURANT_OPENING_SCHEDULED",
  "RESTAURANT_OPENED",
  "RESTAURANT_REOPENED",
] as const satisfies readonly RestaurantEvent["type"][];

/** What tells when a restaurant is there for guests. */
export type StandingEvent = Extract<RestaurantEvent, { type: (typeof types)[number] }>;

export const isOfStanding = (event: RestaurantEvent): event is StandingEvent =>
  (types as readonly string[]).includes(event.type);
