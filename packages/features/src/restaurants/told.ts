import type { DisclosuresOf } from "@bellyfed/core/disclosure";
import type { restaurantEvents } from "./events.ts";
import { mergingTold } from "./merging-events.ts";
import { storedInspection, storedProfile } from "./stored.ts";

/** What a restaurant says of itself, and what of it are words. */
const profile = Object.keys(storedProfile).filter((field) => field !== "neighborhood_found");
const profileWords = [
  "name",
  "city",
  "cuisines",
  "description",
  "address",
  "phone",
  "website",
  "opening_hours",
  "hours.text",
  "hours.special.note",
  "chain",
  "links.menu",
  "links.order",
  "links.reserve",
  "neighborhood",
];
const changed = (fields: readonly string[]) => fields.map((field) => `changes.${field}`);
const only = (...fields: readonly string[]) => ({ fields, words: [] });

/** What everybody is told of them: as much as the API shows of a restaurant. Why something was done is between those who did it and its owner. */
export const restaurantsTold: DisclosuresOf<typeof restaurantEvents> = {
  RESTAURANT_CREATED: { fields: ["id", ...profile, "source", "owner_id", "established"], words: profileWords },
  RESTAURANT_UPDATED: { fields: ["id", ...changed(profile)], words: changed(profileWords) },
  RESTAURANT_ZONE_MISSED: only("id"),
  RESTAURANT_CLOSED: only("id"),
  RESTAURANT_CLOSING_SCHEDULED: only("id", "closes_on"),
  RESTAURANT_CLOSING_CANCELLED: only("id"),
  RESTAURANT_CLOSED_TEMPORARILY: only("id", "closed_until"),
  RESTAURANT_OPENING_SCHEDULED: only("id", "opens_on"),
  RESTAURANT_OPENED: only("id"),
  RESTAURANT_REOPENED: only("id"),
  RESTAURANT_INSPECTED: only("id", ...Object.keys(storedInspection)),
  RESTAURANT_OWNER_ASSIGNED: only("id", "owner_id"),
  RESTAURANT_ESTABLISHED: only("id"),
  RESTAURANT_HIDDEN: only("id"),
  RESTAURANT_SHOWN: only("id"),
  ...mergingTold,
};
