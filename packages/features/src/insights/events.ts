import type { Envelope } from "@bellyfed/core/envelope";
import { type Event, type EventDefinitions, indexEvents, visitor } from "@bellyfed/core/event";
import * as v from "valibot";
import { menuReadEvents } from "../menus/events.ts";
import { restaurantReadEvents } from "../restaurants/events.ts";
import { reviewEvents, reviewReadEvents } from "../reviews/events.ts";

/** Insights have no events of their own: these are the facts that they follow. */
export const followedReads = { ...restaurantReadEvents, ...menuReadEvents, ...reviewReadEvents };
export const followedLog = reviewEvents;
const followed = indexEvents(followedReads, followedLog as EventDefinitions);

const words = v.nullable(v.string());
const restaurant_id = v.string();
const review = v.object({
  id: v.string(),
  restaurant_id,
  author_id: v.string(),
  author_name: words,
  author_staff: v.exactOptional(v.literal(true)),
  rating: v.number(),
  title: words,
  text: words,
  language: words,
  created_at: v.string(),
});
/** Of one that is withheld from others, or shown again. */
const withheld = { ...review.entries, updated_at: v.string() };
const removal = v.nullable(v.unknown());

type FollowedType = (typeof followedReads)[keyof typeof followedReads]["type"] | keyof ReviewTypes;
type ReviewTypes = { [Name in keyof typeof reviewEvents as (typeof reviewEvents)[Name]["type"]]: unknown };

/** Of each event's payload what insights use, and nothing else: whatever else changes about it is no fault. */
const used = {
  GET_RESTAURANTS: v.object({ city: words, cuisine: words, visitor }),
  GET_RESTAURANT: v.object({ restaurant_id, visitor }),
  GET_RESTAURANT_MENU: v.object({ restaurant_id, visitor }),
  GET_RESTAURANT_REVIEWS: v.object({ restaurant_id, visitor }),
  REVIEW_CREATED: review,
  REVIEW_UPDATED: review,
  REVIEW_DELETED: v.object({ id: v.string(), restaurant_id, created_at: v.string(), suspended: v.boolean() }),
  REVIEW_MOVED: v.object({ id: v.string(), restaurant_id, created_at: v.string(), suspended: v.boolean() }),
  REVIEW_ARRIVED: v.object({ ...withheld, suspended: v.boolean(), removal }),
  REVIEW_REPLIED: v.object({ restaurant_id }),
  REVIEW_REPLY_REMOVED: v.object({ restaurant_id }),
  REVIEW_SUSPENDED: v.object({ ...withheld, removal }),
  REVIEW_REINSTATED: v.object({ ...withheld, removal }),
  REVIEW_REMOVED: v.object({ ...withheld, suspended: v.boolean() }),
  REVIEW_RESTORED: v.object({ ...withheld, suspended: v.boolean() }),
  REVIEW_ERASED: v.object({
    ...{ id: v.string(), restaurant_id },
    review: v.nullable(v.object({ ...withheld, suspended: v.boolean(), removal })),
  }),
} satisfies Record<FollowedType, v.GenericSchema>;

/** A followed event, brought up to date, with what insights use of it. */
export type Followed = {
  [Type in FollowedType]: Event<Type, v.InferOutput<(typeof used)[Type]>>;
}[FollowedType];

/** A followed event with what its envelope says of it. */
export interface Happened {
  readonly event: Followed;
  readonly id: string;
  readonly timestamp: string;
  /** Its place in its stream; 0 for a read. */
  readonly version: number;
}

/** What an envelope tells; "other" for a type that insights do not follow, "broken" for a payload without what they use. */
export function happenedIn(envelope: Envelope): Happened | "other" | "broken" {
  const { event_type: type, event_id: id, version, timestamp, stream_version = 0 } = envelope;
  const definition = followed.get(type);
  if (!definition) return "other";
  const payload = v.safeParse(used[type as FollowedType], definition.upcast(envelope.payload, Number(version)));
  if (!payload.success) return "broken";
  return { event: { type, payload: payload.output } as Followed, id, timestamp, version: stream_version };
}
