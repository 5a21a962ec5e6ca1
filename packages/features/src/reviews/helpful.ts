import type { Item, Key, Operation, Write } from "@bellyfed/core/ports";
import { metaKey, restaurantIdOf } from "../restaurants/keys.ts";
import { reviewSortKey } from "./keys.ts";

/** A review, as those know it who found it helpful: written anew after it was deleted it is another one. */
export interface Judged {
  readonly restaurant_id: string;
  readonly review_id: string;
  readonly review_created_at: string;
}

/**
 * How many found it helpful is counted on the review's own item, also while it is withheld and before it has come: an item without a `doc`
 * shows nothing. The name is one that indexes carry already.
 */
const COUNTER = "rating_count";

export const judgedKey = ({ restaurant_id, review_id: id, review_created_at: created_at }: Judged): Key => ({
  PK: metaKey(restaurant_id).PK,
  SK: reviewSortKey({ created_at, id }),
});

const stored = (item: Item | undefined): number | undefined => {
  const count = item?.[COUNTER];
  return typeof count === "number" ? count : undefined;
};

/** How many found a review helpful. */
export const helpfulIn = (item: Item): number => Math.max(0, stored(item) ?? 0);

/** So many more, or fewer, if it is still as it was read; where nobody found it helpful it is in no list of those that somebody did. */
export function helpfulWrite(judged: Judged, before: Item | undefined, by: number): Write {
  const was = stored(before);
  const now = (was ?? 0) + by;
  const { PK, SK } = judgedKey(judged);
  const listed = now > 0;
  const place = { ":pk": listKey(judged.restaurant_id), ":sk": `${String(now).padStart(9, "0")}#${SK}` };
  return {
    kind: "update",
    operation: {
      Key: { PK, SK },
      UpdateExpression: `SET ${COUNTER} = :now${listed ? ", GSI3PK = :pk, GSI3SK = :sk" : " REMOVE GSI3PK, GSI3SK"}`,
      ConditionExpression: was === undefined ? `attribute_not_exists(${COUNTER})` : `${COUNTER} = :was`,
      ExpressionAttributeValues: { ":now": now, ...(was !== undefined && { ":was": was }), ...(listed && place) },
    },
  };
}

const listKey = (restaurantId: string): string => `HELPFUL#${restaurantId}`;

/** What somebody found helpful, what most did first. */
export const reviewsHelpful = (restaurantId: string): Operation => ({
  TableName: "read",
  IndexName: "GSI3",
  KeyConditionExpression: "#pk = :pk",
  ExpressionAttributeNames: { "#pk": "GSI3PK" },
  ExpressionAttributeValues: { ":pk": listKey(restaurantId) },
  ScanIndexForward: false,
});

/** The keys that a review of that list has there. */
export const placeAmongHelpful = (place: Item): Item => ({
  ...{ PK: place.PK, SK: place.SK },
  ...{ GSI3PK: listKey(restaurantIdOf(place)), GSI3SK: place.GSI3SK },
});
