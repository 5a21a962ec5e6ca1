import { byNobodyKnown, defineEvent, type EventOf, visitor } from "@bellyfed/core/event";
import * as v from "valibot";

const words = v.nullable(v.string());
const author = v.object({ id: v.string(), name: v.string() });
/** What never changes about a review. */
const facts = { id: v.string(), restaurant_id: v.string(), author, created_at: v.string() };
/** What it says, all of it as it is now. */
const content = { rating: v.number(), title: words, text: words, visited_on: words, language: words };
const { id, restaurant_id, created_at } = facts;

/** Somebody reviewed a restaurant. */
export const reviewCreated = defineEvent("REVIEW_CREATED", v.object({ ...facts, ...content }));
/** The author changed it; all of it as it is now, so that no reader needs what was before but the rating. */
export const reviewUpdated = defineEvent(
  "REVIEW_UPDATED",
  v.object({ ...facts, ...content, previous_rating: v.number() }),
);
/** Its author or a moderator deleted it. */
export const reviewDeleted = defineEvent(
  "REVIEW_DELETED",
  v.object({ id, restaurant_id, author_id: v.string(), created_at, previous_rating: v.number() }),
);
/** The restaurant's owner answered it, for the first time or anew. */
export const reviewReplied = defineEvent(
  "REVIEW_REPLIED",
  v.object({ id, restaurant_id, created_at, reply: v.object({ author, text: v.string(), replied_at: v.string() }) }),
);

export const reviewEvents = { reviewCreated, reviewUpdated, reviewDeleted, reviewReplied };
export type ReviewEvent = EventOf<typeof reviewEvents>;

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
