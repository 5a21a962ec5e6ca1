import type { EventDefinition } from "@bellyfed/core/event";
import { importBusEvents, importEvents } from "./imports/events.ts";
import { menuEvents, menuReadEvents } from "./menus/events.ts";
import { restaurantEvents, restaurantReadEvents } from "./restaurants/events.ts";
import { reviewEvents, reviewReadEvents } from "./reviews/events.ts";

/** Every event type of the log. */
export const logEvents: readonly EventDefinition[] = [restaurantEvents, menuEvents, reviewEvents, importEvents].flatMap(
  (events) => Object.values(events),
);
/** Event types that only the bus carries. */
export const busEvents: readonly EventDefinition[] = Object.values(importBusEvents);
/** Event types that tell of reads. */
export const readEvents: readonly EventDefinition[] = [restaurantReadEvents, menuReadEvents, reviewReadEvents].flatMap(
  (events) => Object.values(events),
);
