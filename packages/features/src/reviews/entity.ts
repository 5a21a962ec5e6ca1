import type { Item, Operation } from "@bellyfed/core/ports";
import type { ProjectedHoldings } from "@bellyfed/core/read-table";
import { Entity } from "electrodb";
import { besideRestaurant, HIDDEN_MARK, metaKey, restaurantIdOf } from "../restaurants/keys.ts";

const attributes = {
  restaurant_id: { type: "string", required: true },
  /** RFC 3339 UTC with milliseconds. */
  created: { type: "string", required: true },
  review_id: { type: "string", required: true },
  user_id: { type: "string", required: true },
  /** The review as JSON, without its reply and its version. */
  doc: { type: "string", required: true },
  /** The owner's reply as JSON: it comes by events that do not know the review. */
  reply: { type: "string" },
  stream_version: { type: "number", required: true },
} as const;

const byUser = {
  index: "GSI1",
  pk: { field: "GSI1PK", composite: ["user_id"], template: "USER#${user_id}", casing: "none" },
  sk: {
    field: "GSI1SK",
    composite: ["created", "review_id"],
    template: "REVIEW#${created}#${review_id}",
    casing: "none",
  },
} as const;

/**
 * EST#<id> / REVIEW#<created>#<review id>, by its author: USER#<sub> / REVIEW#<created>#<review id>, and by what it gives:
 * RATED#<id>#<rating> / REVIEW#<created>#<review id>.
 */
export const ReviewEntity = new Entity({
  model: { service: "bellyfed", entity: "review", version: "1" },
  attributes: { ...attributes, rating: { type: "number", required: true } },
  indexes: {
    byRestaurant: {
      pk: besideRestaurant,
      sk: {
        field: "SK",
        composite: ["created", "review_id"],
        template: "REVIEW#${created}#${review_id}",
        casing: "none",
      },
    },
    byUser,
    byRating: {
      index: "GSI2",
      pk: {
        field: "GSI2PK",
        composite: ["restaurant_id", "rating"],
        template: "RATED#${restaurant_id}#${rating}",
        casing: "none",
      },
      sk: {
        field: "GSI2SK",
        composite: ["created", "review_id"],
        template: "REVIEW#${created}#${review_id}",
        casing: "none",
      },
    },
  },
} as const);

/**
 * EST#<id> / WITHHELD#<created>#<review id>: a review that is suspended or removed. It stays among its author's own, and a removed one is
 * listed by when: REMOVED / <removed at>#<review id>.
 */
export const WithheldEntity = new Entity({
  model: { service: "bellyfed", entity: "withheld_review", version: "1" },
  attributes: {
    ...attributes,
    /** The list that it is in; left out where it is only suspended. */
    list: { type: ["REMOVED"] as const },
    /** `<removed at>#<review id>`, as the list is sorted. */
    position: { type: "string" },
  },
  indexes: {
    byRestaurant: {
      pk: besideRestaurant,
      sk: {
        field: "SK",
        composite: ["created", "review_id"],
        template: "WITHHELD#${created}#${review_id}",
        casing: "none",
      },
    },
    byUser,
    byRemoval: {
      index: "GSI2",
      pk: { field: "GSI2PK", composite: ["list"], template: "${list}", casing: "none" },
      sk: { field: "GSI2SK", composite: ["position"], template: "${position}", casing: "none" },
    },
  },
} as const);

/**
 * Reviews, newest first, between two items of the restaurant in its partition: before the newest the mark of one that is hidden, and after
 * the oldest the restaurant itself. So one query tells a restaurant without reviews from one that is not there, or hidden.
 */
export const reviewsOf = (restaurantId: string, limit: number, consistent: boolean): Operation => ({
  TableName: "read",
  KeyConditionExpression: "#pk = :pk and #sk1 BETWEEN :sk1 AND :sk2",
  ExpressionAttributeNames: { "#pk": "PK", "#sk1": "SK" },
  ExpressionAttributeValues: { ":pk": metaKey(restaurantId).PK, ":sk1": metaKey(restaurantId).SK, ":sk2": HIDDEN_MARK },
  ScanIndexForward: false,
  Limit: limit,
  ...(consistent && { ConsistentRead: true }),
});

/** Reviews as they follow each other in their restaurant's partition, without what else stands there. */
const inOrder = (pk: string, field: string, index?: string): Operation => ({
  TableName: "read",
  ...(index && { IndexName: index }),
  KeyConditionExpression: "#pk = :pk and #sk1 BETWEEN :sk1 AND :sk2",
  ExpressionAttributeNames: { "#pk": `${field}PK`, "#sk1": `${field}SK` },
  // Times begin with a digit, and the character after the digits is a colon.
  ExpressionAttributeValues: { ":pk": pk, ":sk1": "REVIEW#0", ":sk2": "REVIEW#:" },
});

/** All of a restaurant's reviews by time. */
export const reviewsByTime = (restaurantId: string): Operation => inOrder(metaKey(restaurantId).PK, "");

const ratedKey = (restaurantId: string, rating: number): string => `RATED#${restaurantId}#${rating}`;

/** Those that give so many stars, by time. */
export const reviewsRated = (restaurantId: string, rating: number): Operation =>
  inOrder(ratedKey(restaurantId, rating), "GSI2", "GSI2");

/** The keys that a review with this key of the table has there. */
export const placeAmongRated = (place: Item, rating: number): Item => ({
  ...{ PK: place.PK, SK: place.SK },
  ...{ GSI2PK: ratedKey(restaurantIdOf(place), rating), GSI2SK: place.SK },
});

export { helpfulWrite, type Judged, judgedKey } from "./helpful.ts";

/** Reviews lie beside their restaurants, and are found by their authors, by what they give and by when they were removed. */
export const reviewHoldings = {
  name: "reviews",
  partitions: ["EST#", "USER#", "RATED#", "HELPFUL#", "REMOVED"],
  derived: true,
  shown: ["doc", "reply", "stream_version"],
} satisfies ProjectedHoldings;
