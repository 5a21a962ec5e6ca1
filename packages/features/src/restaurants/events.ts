import { byNobodyKnown, defineEvent, type EventOf, visitor } from "@bellyfed/core/event";
import { personal } from "@bellyfed/core/personal";
import * as v from "valibot";
import { mergingEvents } from "./merging-events.ts";
import { storedLocation as location, storedChanges, storedInspection, storedProfile, words } from "./stored.ts";

export { type StoredProfile, storedInspection, storedProfile } from "./stored.ts";

/** A restaurant was added. `established`: whether whoever added it is trusted, so that directories count it at once. */
export const restaurantCreated = defineEvent(
  "RESTAURANT_CREATED",
  v.object({
    ...storedProfile,
    id: v.string(),
    source: v.nullable(v.object({ name: v.string(), external_id: v.string() })),
    owner_id: words,
    established: v.boolean(),
  }),
  // Before there was a difference, every restaurant was counted. Version 2 said nothing of hours as data, nor of a time zone, version 3 of no
  // particulars, version 4 not how a neighbourhood came to be known: all of these may be left out.
  [
    (payload: object) => ({ ...payload, established: true }),
    (older: object) => older,
    (older: object) => older,
    (older: object) => older,
  ],
);
/** It has stood long enough, or was reviewed by enough others, for directories to count it. */
export const restaurantEstablished = defineEvent("RESTAURANT_ESTABLISHED", v.object({ id: v.string() }));
/** A moderator took it out of everybody's sight but its owner's. */
export const restaurantHidden = defineEvent(
  "RESTAURANT_HIDDEN",
  v.object({ id: v.string(), reason: personal(v.string(), "hidden_by"), hidden_by: words }),
  [(older: object, hidden_by) => ({ ...older, hidden_by })],
);
/** A moderator let everybody see it again. */
export const restaurantShown = defineEvent(
  "RESTAURANT_SHOWN",
  v.object({ id: v.string(), reason: personal(v.string(), "shown_by"), shown_by: words }),
  [(older: object, shown_by) => ({ ...older, shown_by })],
);
/** Its profile changed; only the changed fields are named. */
export const restaurantUpdated = defineEvent(
  "RESTAURANT_UPDATED",
  v.object({
    id: v.string(),
    changes: storedChanges,
  }),
  // Version 1 said nothing of hours as data, nor of a time zone, version 2 of no particulars, version 3 not how a neighbourhood came to be
  // known: all of these may be left out.
  [(older: object) => older, (older: object) => older, (older: object) => older],
);
/** In which time zone its location is could not be found out: it is to be asked again. */
export const restaurantZoneMissed = defineEvent("RESTAURANT_ZONE_MISSED", v.object({ id: v.string(), location }));
/** It closed for good. */
export const restaurantClosed = defineEvent(
  "RESTAURANT_CLOSED",
  v.object({ id: v.string(), reason: personal(v.string(), "closed_by"), closed_by: words }),
  [(older: object, closed_by) => ({ ...older, closed_by })],
);
/**
 * Somebody said from which calendar day on, by UTC, it is closed for good. `closing_id` tells it from what was or will be said otherwise.
 */
export const restaurantClosingScheduled = defineEvent(
  "RESTAURANT_CLOSING_SCHEDULED",
  v.object({ id: v.string(), closing_id: v.string(), closes_on: v.string() }),
);
/** It stays open beyond the day that was said. */
export const restaurantClosingCancelled = defineEvent(
  "RESTAURANT_CLOSING_CANCELLED",
  v.object({ id: v.string(), closing_id: v.string() }),
);
/** It is closed for a time; `closed_until` is the last day of it, where it is, null where nobody knows. `pause_id` tells it from what was or will be said otherwise. */
export const restaurantClosedTemporarily = defineEvent(
  "RESTAURANT_CLOSED_TEMPORARILY",
  v.object({
    id: v.string(),
    pause_id: v.string(),
    closed_until: words,
    reason: personal(v.string(), "closed_by"),
    closed_by: words,
  }),
);
/** Somebody said on which day, where it is, it opens for the first time. */
export const restaurantOpeningScheduled = defineEvent(
  "RESTAURANT_OPENING_SCHEDULED",
  v.object({ id: v.string(), opening_id: v.string(), opens_on: v.string() }),
);
/** It opened for the first time. */
export const restaurantOpened = defineEvent("RESTAURANT_OPENED", v.object({ id: v.string() }));
/** A closed restaurant opened again, whether it was closed for good or for a time. */
export const restaurantReopened = defineEvent("RESTAURANT_REOPENED", v.object({ id: v.string() }));
/** An official inspection was published. `number` counts the restaurant's inspections from 1. */
export const restaurantInspected = defineEvent(
  "RESTAURANT_INSPECTED",
  v.object({ id: v.string(), number: v.number(), ...storedInspection }),
);
/** An admin gave it to an owner. Whose it was before is null where it was nobody's, and where version 1 did not say it. */
export const restaurantOwnerAssigned = defineEvent(
  "RESTAURANT_OWNER_ASSIGNED",
  v.object({ id: v.string(), owner_id: v.string(), previous_owner_id: words }),
  [(payload: object) => ({ ...payload, previous_owner_id: null })],
);

/** All is gone here that this subject wrote. `hiding`: so is the reason for which it is hidden. */
export const restaurantErased = defineEvent(
  "RESTAURANT_ERASED",
  v.object({ id: v.string(), subject: v.string(), hiding: v.boolean() }),
);

export const restaurantEvents = {
  restaurantErased,
  restaurantCreated,
  restaurantUpdated,
  restaurantZoneMissed,
  restaurantClosed,
  restaurantClosingScheduled,
  restaurantClosingCancelled,
  restaurantClosedTemporarily,
  restaurantOpeningScheduled,
  restaurantOpened,
  restaurantReopened,
  restaurantInspected,
  restaurantOwnerAssigned,
  restaurantEstablished,
  restaurantHidden,
  restaurantShown,
  ...mergingEvents,
};
export type RestaurantEvent = EventOf<typeof restaurantEvents>;

/** The stream of one restaurant. */
export const RESTAURANT_STREAMS = "RESTAURANT#";
export const restaurantStream = (id: string): string => `${RESTAURANT_STREAMS}${id}`;

/** Somebody looked at a page of restaurants. Not of the log. */
export const getRestaurants = defineEvent(
  "GET_RESTAURANTS",
  v.object({ city: words, cuisine: words, limit: v.number(), visitor }),
  [byNobodyKnown],
);
/** Somebody looked at a restaurant. Not of the log. */
export const getRestaurant = defineEvent("GET_RESTAURANT", v.object({ restaurant_id: v.string(), visitor }), [
  byNobodyKnown,
]);
export const restaurantReadEvents = { getRestaurants, getRestaurant };
