import type { Envelope } from "@bellyfed/core/envelope";
import { type Event, indexEvents } from "@bellyfed/core/event";
import type { OpenEnvelopes } from "@bellyfed/core/sealing/log";
import { getRestaurantMenu } from "../menus/events.ts";
import { getRestaurant, getRestaurants } from "../restaurants/events.ts";
import { getRestaurantReviews } from "../reviews/events.ts";
import { type Followed, followedLog, followedReads, type Happened } from "./events.ts";

export const restaurantId = "0sz3vk8m5q2h7n4d9r6w1t8y3c";
export const otherId = "1tz3vk8m5q2h7n4d9r6w1t8y3d";

/** A moment within the hour 2026-01-02T03. */
export const at = "2026-01-02T03:04:05.000Z";

/** A visitor as events name them. */
export const alice = "aliceaaaaaaaaaaa";
export const bob = "bobbbbbbbbbbbbbb";

export const seen = (id = restaurantId, visitor: string | null = null) => getRestaurant({ restaurant_id: id, visitor });
export const menuSeen = (id = restaurantId, visitor: string | null = null) =>
  getRestaurantMenu({ restaurant_id: id, visitor });
export const reviewsSeen = (id = restaurantId, visitor: string | null = null) =>
  getRestaurantReviews({ restaurant_id: id, limit: 25, visitor });
export const searched = (city: string | null, cuisine: string | null, visitor: string | null = null) =>
  getRestaurants({ city, cuisine, limit: 25, visitor });

/** Opens events in which nothing is sealed. */
export const openNow: OpenEnvelopes = async (envelopes) => envelopes;

const versions = indexEvents(followedReads, followedLog);

/** A followed event as the consumer reads it; `version` 0 is a read. */
export const happened = (event: Followed, version = 0, timestamp = at): Happened => ({
  event,
  id: "01KE0000000000000000000000",
  timestamp,
  version,
});

/** An event as the bus carries it; `stream_version` only when it is of the log. */
export const envelope = ({ type, payload }: Event, stream_version?: number): Envelope => ({
  event_id: "01KE0000000000000000000000",
  timestamp: at,
  event_type: type,
  source: stream_version ? "outbox-processor" : "api-gateway",
  version: String(versions.get(type)?.version),
  trace_id: "0af7651916cd43dd8448eb211c80319c",
  status: "NEW",
  payload,
  ...(stream_version && { stream_id: "REVIEW#x#y", stream_version }),
});
