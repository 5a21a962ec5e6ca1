import { defineEvent, type EventOf } from "@bellyfed/core/event";
import * as v from "valibot";
import { CreateRestaurant, Inspection, Origin, UpdateRestaurant } from "./contract.ts";

/** A restaurant entered the directory. */
export const restaurantCreated = defineEvent(
  "RESTAURANT_CREATED",
  v.object({
    ...CreateRestaurant.entries,
    id: v.string(),
    source: v.nullable(Origin),
    owner_id: v.nullable(v.string()),
  }),
);
/** Its profile changed; only the changed fields are named. */
export const restaurantUpdated = defineEvent(
  "RESTAURANT_UPDATED",
  v.object({ id: v.string(), changes: UpdateRestaurant }),
);
/** It closed for good. */
export const restaurantClosed = defineEvent(
  "RESTAURANT_CLOSED",
  v.object({ id: v.string(), reason: v.nullable(v.string()) }),
);
/** A closed restaurant opened again. */
export const restaurantReopened = defineEvent("RESTAURANT_REOPENED", v.object({ id: v.string() }));
/** An official inspection was published. `number` counts the restaurant's inspections from 1. */
export const restaurantInspected = defineEvent(
  "RESTAURANT_INSPECTED",
  v.object({ id: v.string(), number: v.pipe(v.number(), v.integer()), ...Inspection.entries }),
);
/** An admin gave it to an owner. */
export const restaurantOwnerAssigned = defineEvent(
  "RESTAURANT_OWNER_ASSIGNED",
  v.object({ id: v.string(), owner_id: v.string() }),
);

export const restaurantEvents = {
  restaurantCreated,
  restaurantUpdated,
  restaurantClosed,
  restaurantReopened,
  restaurantInspected,
  restaurantOwnerAssigned,
};
export type RestaurantEvent = EventOf<typeof restaurantEvents>;

/** The stream of one restaurant. */
export const RESTAURANT_STREAMS = "RESTAURANT#";
export const restaurantStream = (id: string): string => `${RESTAURANT_STREAMS}${id}`;

/** Somebody looked at a page of restaurants. Not of the log. */
export const getRestaurants = defineEvent(
  "GET_RESTAURANTS",
  v.object({ city: v.nullable(v.string()), cuisine: v.nullable(v.string()), limit: v.number() }),
);
/** Somebody looked at a restaurant. Not of the log. */
export const getRestaurant = defineEvent("GET_RESTAURANT", v.object({ restaurant_id: v.string() }));
export const restaurantReadEvents = { getRestaurants, getRestaurant };
