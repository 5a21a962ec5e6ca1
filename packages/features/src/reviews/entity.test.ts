import { expect, test } from "vitest";
import { readTable } from "../read-table.ts";
import { isMeta, metaKey } from "../restaurants/keys.ts";
import { placeAmongRated, ReviewEntity, reviewsOf } from "./entity.ts";
import { at, restaurantId, reviewId } from "./fixtures.ts";

const key = { restaurant_id: restaurantId, created: at, review_id: reviewId };

test("a review's keys are EST#<id> / REVIEW#<created>#<review id>, and by its author USER#<sub>", () => {
  const { Item } = ReviewEntity.put({ ...key, user_id: "user-alice", doc: "{}", rating: 4, stream_version: 1 }).params({
    table: "read",
  });
  expect(Item).toMatchObject({
    PK: `EST#${restaurantId}`,
    SK: `REVIEW#${at}#${reviewId}`,
    GSI1PK: "USER#user-alice",
    GSI1SK: `REVIEW#${at}#${reviewId}`,
  });
});

test("a review is listed by its rating, and by another one when that changes", () => {
  const sk = `REVIEW#${at}#${reviewId}`;
  const put = { ...key, user_id: "user-alice", doc: "{}", rating: 4, stream_version: 1 };
  const { Item } = ReviewEntity.put(put).params({ table: "read" });
  expect(Item).toMatchObject({ rating: 4, GSI2PK: `RATED#${restaurantId}#4`, GSI2SK: sk });
  expect(placeAmongRated({ PK: `EST#${restaurantId}`, SK: sk }, 4)).toMatchObject({
    ...{ PK: `EST#${restaurantId}`, SK: sk },
    ...{ GSI2PK: `RATED#${restaurantId}#4`, GSI2SK: sk },
  });
  const update = ReviewEntity.update(key).set({ rating: 2 }).params({ table: "read" });
  expect(Object.values(update.ExpressionAttributeValues ?? {})).toContain(`RATED#${restaurantId}#2`);
});

test("an update leaves the index's keys alone", () => {
  const { UpdateExpression } = ReviewEntity.update(key).set({ stream_version: 2 }).params({ table: "read" });
  expect(UpdateExpression).not.toContain("GSI1");
});

test("the author's index carries all that a review shows", () => {
  expect(readTable.shown).toEqual(expect.arrayContaining(["doc", "reply", "stream_version"]));
});

test("one query reads reviews and their restaurant, and nothing else of the partition", () => {
  const { ExpressionAttributeValues: values } = reviewsOf(restaurantId, 25, false) as {
    ExpressionAttributeValues: Record<":pk" | ":sk1" | ":sk2", string>;
  };
  const read = (sk: string) => values[":sk1"] <= sk && sk <= values[":sk2"];
  const { PK, SK } = metaKey(restaurantId);
  expect(values[":pk"]).toBe(PK);
  expect(read(SK)).toBe(true);
  expect(isMeta({ SK })).toBe(true);
  expect(read(`REVIEW#${at}#${reviewId}`)).toBe(true);
  const others = [
    `WITHHELD#${at}#${reviewId}`,
    "HEAD#reviews#REVIEW#x",
    "CUISINE#pizza",
    "INSPECTION#2026-01-02#000001",
    "MENU#pizza#0001#x",
  ];
  expect(others.filter(read)).toEqual([]);
});
