import { expect, it } from "vitest";
import type { Review } from "../../../platform/api.ts";
import { deletionOf, type FreshReview, freshReviewOf, isOnPage, parseFreshReview } from "./fresh-review.ts";

const at = Date.parse("2026-11-21T10:00:00Z");
const fresh: FreshReview = {
  id: "r1",
  version: 2,
  rating: 4,
  title: null,
  text: "Good soup",
  author: "Alice",
  at,
  deleted: false,
};
const other = { id: "r2", version: 9 };

it("is on the page that shows it in that version or a later one", () => {
  expect(isOnPage(fresh, [])).toBe(false);
  expect(isOnPage(fresh, [other, { id: "r1", version: 1 }])).toBe(false);
  expect(isOnPage(fresh, [other, { id: "r1", version: 2 }])).toBe(true);
  expect(isOnPage(fresh, [{ id: "r1", version: 3 }])).toBe(true);
});

it("a deletion is on the page that shows the review no more, or another one in its place", () => {
  const deleted = deletionOf({ id: "r1", version: 3, author: "Alice", at });
  expect(isOnPage(deleted, [{ id: "r1", version: 2 }])).toBe(false);
  expect(isOnPage(deleted, [other])).toBe(true);
  expect(isOnPage(deleted, [{ id: "r1", version: 4 }])).toBe(true);
});

it("names the author and when the review was stored", () => {
  const review = {
    id: "r1",
    restaurant_id: "x",
    author: { id: "alice", name: "Alice" },
    rating: 4,
    sub_ratings: null,
    title: null,
    text: "Good soup",
    visited_on: null,
    language: null,
    reply: null,
    status: "published",
    version: 2,
    created_at: "2026-11-20T10:00:00.000Z",
    updated_at: "2026-11-21T10:00:00.000Z",
  } satisfies Review;
  expect(freshReviewOf(review)).toEqual(fresh);
});

it("is read as the form wrote it", () => {
  const deleted = deletionOf({ id: "r1", version: 3, author: "Alice", at });
  for (const each of [fresh, deleted]) expect(parseFreshReview(JSON.stringify(each), at)).toEqual(each);
});

it("after ten minutes it is forgotten", () => {
  expect(parseFreshReview(JSON.stringify(fresh), at + 599_000)).toEqual(fresh);
  expect(parseFreshReview(JSON.stringify(fresh), at + 601_000)).toBeUndefined();
});

it.each([
  null,
  "",
  "{",
  "null",
  "7",
  "[]",
  "{}",
  `{"id":1,"version":2,"rating":3,"at":${at}}`,
  `{"id":"r1","version":2,"rating":9,"at":${at}}`,
  '{"id":"r1","version":2,"rating":3}',
])("nonsense is nothing: %s", (json) => {
  expect(parseFreshReview(json, at)).toBeUndefined();
});
