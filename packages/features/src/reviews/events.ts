import { byNobodyKnown, defineEvent, type EventOf, visitor } from "@bellyfed/core/event";
import { personal } from "@bellyfed/core/personal";
import * as v from "valibot";
import {
  answered,
  authored,
  carried,
  removed,
  restored,
  unmarked,
  unscored,
  unscoredBefore,
  unscoredReview,
} from "./former.ts";
import { content, facts, removal, reply, subRatings, whole, words } from "./stored.ts";

export { content } from "./stored.ts";

const { id, restaurant_id, created_at } = facts;

/** Where the words were in the version before the last. */
const ofAuthor = { "/author_name": "author_id", "/title": "author_id", "/text": "author_id" };
const ofReply = { "/reply/author_name": "author_id", "/reply/text": "author_id" };
const ofRemoval = { "/removal/reason": "removed_by" };

const underReview = (fields: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(fields).map(([path, of]) => [`/review${path}`, of]));

/** Somebody reviewed a restaurant. */
export const reviewCreated = defineEvent("REVIEW_CREATED", v.object({ ...facts, ...content }), [
  unmarked,
  authored,
  { up: unscored, personal: ofAuthor },
]);
/** The author changed it; all of it as it is now, so that no reader needs what was before but the ratings. */
export const reviewUpdated = defineEvent(
  "REVIEW_UPDATED",
  v.object({ ...facts, ...content, previous_rating: v.number(), previous_sub_ratings: subRatings }),
  [unmarked, authored, { up: (payload: object) => unscored(unscoredBefore(payload)), personal: ofAuthor }],
);
/** Its author deleted it; in version 1 it may have been a moderator. `suspended`: others did not see it any more by then. */
export const reviewDeleted = defineEvent(
  "REVIEW_DELETED",
  v.object({
    ...{ id, restaurant_id, author_id: v.string(), created_at, previous_rating: v.number() },
    ...{ previous_sub_ratings: subRatings, suspended: v.boolean() },
  }),
  [(payload: object) => ({ ...payload, suspended: false }), unscoredBefore],
);
/** The restaurant's owner answered it, for the first time or anew. */
export const reviewReplied = defineEvent("REVIEW_REPLIED", v.object({ id, restaurant_id, created_at, reply }), [
  answered,
]);
/** The reply was taken away, by whoever wrote it, by the restaurant's owner, or by somebody who keeps order. */
export const reviewReplyRemoved = defineEvent(
  "REVIEW_REPLY_REMOVED",
  v.object({ id, restaurant_id, created_at, replied_by: v.string(), removed_by: v.string() }),
);
/** The restaurant became its author's own. With a `removal` it had been removed before, and stays so. */
export const reviewSuspended = defineEvent("REVIEW_SUSPENDED", v.object({ ...whole, removal: v.nullable(removal) }), [
  unmarked,
  carried,
  { up: unscored, personal: { ...ofAuthor, ...ofReply, ...ofRemoval } },
]);
/** The restaurant is no longer its author's own. */
export const reviewReinstated = defineEvent("REVIEW_REINSTATED", v.object({ ...whole, removal: v.nullable(removal) }), [
  unmarked,
  carried,
  { up: unscored, personal: { ...ofAuthor, ...ofReply, ...ofRemoval } },
]);
/** Somebody who keeps order removed it. `suspended`: others did not see it any more by then. */
export const reviewRemoved = defineEvent("REVIEW_REMOVED", v.object({ ...whole, suspended: v.boolean(), removal }), [
  unmarked,
  removed,
  { up: unscored, personal: { ...ofAuthor, ...ofReply, ...ofRemoval } },
]);
/** Somebody who keeps order put it back; one that is suspended stays so. */
export const reviewRestored = defineEvent(
  "REVIEW_RESTORED",
  v.object({ ...whole, suspended: v.boolean(), reason: personal(v.string(), "restored_by"), restored_by: words }),
  [unmarked, restored, { up: unscored, personal: { ...ofAuthor, ...ofReply, "/reason": "restored_by" } }],
);

/**
 * All is gone here that this subject wrote: the author's words and name, the owner's reply, or why a moderator removed it. `review`: all of it as
 * it is now, null where there is none; then it only says that this subject writes none.
 */
export const reviewErased = defineEvent(
  "REVIEW_ERASED",
  v.object({
    ...{ id, restaurant_id, subject: v.string() },
    review: v.nullable(v.object({ ...whole, suspended: v.boolean(), removal: v.nullable(removal) })),
  }),
  [{ up: unscoredReview, personal: underReview({ ...ofAuthor, ...ofReply, ...ofRemoval }) }],
);

const place = v.object({ restaurant_id: v.string(), id: v.string() });
/**
 * Its restaurant was merged into another, or that was undone: it is in the stream `to` now, in one transaction with that. null: its author has
 * one there, so it is shown nowhere until it is undone. `home`: it goes back to where it came from. `suspended`: others did not see it by then.
 */
export const reviewMoved = defineEvent(
  "REVIEW_MOVED",
  v.object({
    ...{ id, restaurant_id, author_id: v.string(), created_at, previous_rating: v.number() },
    ...{ previous_sub_ratings: subRatings, suspended: v.boolean(), to: v.nullable(place), home: v.boolean() },
  }),
);
/** It came here from another stream, or is shown again. `from`: where it goes when that is undone; null where it is at home. */
export const reviewArrived = defineEvent(
  "REVIEW_ARRIVED",
  v.object({ ...whole, suspended: v.boolean(), removal: v.nullable(removal), from: v.nullable(place) }),
);

export const reviewEvents = {
  reviewErased,
  reviewCreated,
  reviewUpdated,
  reviewDeleted,
  reviewReplied,
  reviewReplyRemoved,
  reviewSuspended,
  reviewReinstated,
  reviewRemoved,
  reviewRestored,
  reviewMoved,
  reviewArrived,
};
export type ReviewEvent = EventOf<typeof reviewEvents>;

/** As much of an event as tells whether others see the review: of all that withhold it, what else withholds it. */
type Standing =
  | { readonly type: "REVIEW_CREATED" | "REVIEW_UPDATED" | "REVIEW_REPLIED" | "REVIEW_REPLY_REMOVED" }
  | {
      readonly type: "REVIEW_DELETED" | "REVIEW_MOVED" | "REVIEW_REMOVED" | "REVIEW_RESTORED";
      readonly payload: { readonly suspended: boolean };
    }
  | { readonly type: "REVIEW_SUSPENDED" | "REVIEW_REINSTATED"; readonly payload: { readonly removal: unknown } }
  | {
      readonly type: "REVIEW_ARRIVED";
      readonly payload: { readonly suspended: boolean; readonly removal: unknown };
    }
  | {
      readonly type: "REVIEW_ERASED";
      readonly payload: { readonly review: { readonly suspended: boolean; readonly removal: unknown } | null };
    };

/** Whether everybody sees the review before and after such an event; then its rating counts. */
export function shownAround(event: Standing): { readonly before: boolean; readonly after: boolean } {
  switch (event.type) {
    case "REVIEW_CREATED":
      return { before: false, after: true };
    case "REVIEW_UPDATED":
    case "REVIEW_REPLIED":
    case "REVIEW_REPLY_REMOVED":
      return { before: true, after: true };
    case "REVIEW_DELETED":
    case "REVIEW_MOVED":
    case "REVIEW_REMOVED":
      return { before: !event.payload.suspended, after: false };
    case "REVIEW_SUSPENDED":
      return { before: event.payload.removal === null, after: false };
    case "REVIEW_REINSTATED":
      return { before: false, after: event.payload.removal === null };
    case "REVIEW_ARRIVED":
      return { before: false, after: !event.payload.suspended && event.payload.removal === null };
    case "REVIEW_RESTORED":
      return { before: false, after: !event.payload.suspended };
    case "REVIEW_ERASED": {
      const { review } = event.payload;
      const isShown = review !== null && !review.suspended && review.removal === null;
      return { before: isShown, after: isShown };
    }
  }
}

/** The stream of one user's review of one restaurant. */
export const REVIEW_STREAMS = "REVIEW#";
export const reviewStream = (restaurantId: string, id: string): string => `${REVIEW_STREAMS}${restaurantId}#${id}`;

/** Somebody looked at a page of a restaurant's reviews. Not of the log. */
export const getRestaurantReviews = defineEvent(
  "GET_RESTAURANT_REVIEWS",
  v.object({ restaurant_id: v.string(), limit: v.number(), visitor }),
  [byNobodyKnown],
);
export const reviewReadEvents = { getRestaurantReviews };
