import { execute } from "@bellyfed/core/execute";
import { reached } from "@bellyfed/core/http/at-least";
import { metaOf, type PolicyPorts, policy } from "@bellyfed/core/policy";
import type { Item } from "@bellyfed/core/ports";
import type { Locator } from "@bellyfed/core/whereabouts";
import { reviewEvents } from "../reviews/events.ts";
import { restaurantType } from "./decider.ts";
import { establish } from "./establish.ts";
import {
  restaurantClosedTemporarily,
  restaurantClosingCancelled,
  restaurantClosingScheduled,
  restaurantOpeningScheduled,
  restaurantStream,
  restaurantZoneMissed,
} from "./events.ts";
import { headKey, metaKey } from "./keys.ts";
import { ENOUGH_REVIEWS } from "./rules.ts";
import { closingTimer, openingTimerOf, reopeningOf, timerOf } from "./timers.ts";

const { reviewCreated } = reviewEvents;

/** A review that is not counted for so long was lost on its way. The next one, or the day that makes a restaurant known, does without it. */
const PATIENCE_MS = 30_000;

/**
 * A new restaurant that enough others have reviewed is established. They are counted once this review is among them, so that of those that
 * come at the same time the last one sees all.
 */
export const establishing = policy({
  name: "establishing",
  on: { reviewCreated },
  react: async (event, ports) => {
    const { restaurant_id: id } = event.payload;
    const restaurant = () => ports.table.get({ Key: metaKey(id), ConsistentRead: true });
    if (isEstablished(await restaurant())) return;
    const head = headKey("reviews", event.stream_id);
    if (!(await reached(ports, { head, version: event.stream_version }))) {
      if (ports.runtime.now() - Date.parse(event.timestamp) < PATIENCE_MS) {
        throw new Error("The review is not counted yet");
      }
      ports.log.warn("A review is not counted, and so establishes nothing", {
        restaurant: id,
        stream: event.stream_id,
      });
      return;
    }
    const { rating_count: reviews = 0 } = (await restaurant()) ?? {};
    if (Number(reviews) < ENOUGH_REVIEWS) return;
    await establish(ports, id, metaOf(establishing, event, restaurantStream(id), ports));
  },
});

/**
 * A restaurant that is to close, to open again or to open for the first time on a day has a timer for it. Each is its own, so that an event
 * which comes late, or twice, neither moves nor cancels another's: whether it still holds is decided when it is due.
 */
export const closings = policy({
  name: "closing",
  on: {
    restaurantClosingScheduled,
    restaurantClosingCancelled,
    restaurantClosedTemporarily,
    restaurantOpeningScheduled,
  },
  react: async ({ event_type, payload, trace_id }, { scheduler }) => {
    switch (event_type) {
      case "RESTAURANT_CLOSING_SCHEDULED":
        return scheduler.schedule(timerOf(payload.id, payload, trace_id));
      case "RESTAURANT_CLOSING_CANCELLED":
        return scheduler.cancel(closingTimer(payload));
      case "RESTAURANT_CLOSED_TEMPORARILY": {
        const { id, pause_id, closed_until: until } = payload;
        return until === null ? undefined : scheduler.schedule(reopeningOf(id, { pause_id, until }, trace_id));
      }
      case "RESTAURANT_OPENING_SCHEDULED":
        return scheduler.schedule(openingTimerOf(payload.id, payload, trace_id));
    }
  },
});

/** What it reaches besides. */
export interface ZonePorts {
  readonly locator: Locator;
}

/**
 * In which time zone and neighbourhood a restaurant is, where that could not be found out when it was said where it is. As long as it cannot be, the event comes
 * again, and ends with the dead letters.
 */
export const timeZones = policy({
  name: "time-zones",
  on: { restaurantZoneMissed },
  react: async (event, ports: PolicyPorts & ZonePorts) => {
    const { id, location } = event.payload;
    if (!location) return;
    const found = await ports.locator.at(location);
    const [stream, command] = [restaurantStream(id), { type: "find_zone", location, ...found } as const];
    await execute(ports, { type: restaurantType, stream, command, meta: metaOf(timeZones, event, stream, ports) });
  },
});

const isEstablished = (item: Item | undefined): boolean =>
  typeof item?.doc === "string" && JSON.parse(item.doc).established !== false;
