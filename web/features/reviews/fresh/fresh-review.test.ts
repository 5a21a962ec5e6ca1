import { expect, it } from "vitest";
import { type FreshReview, parseFreshReview, progressOf } from "./fresh-review.ts";

const at = Date.parse("2026-11-21T10:00:00Z");
const posted: FreshReview = {
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

it("is waited for until the page shows it in that version or a later one", () => {
  expect(progressOf(posted, [], 0, at)).toEqual({ state: "waiting", wait: 1000 });
  expect(progressOf(posted, [other, { id: "r1", version: 1 }], 1, at)).toEqual({ state: "waiting", wait: 2000 });
  expect(progressOf(posted, [other, { id: "r1", version: 2 }], 1, at)).toEqual({ state: "done" });
  expect(progressOf(posted, [{ id: "r1", version: 3 }], 9, at)).toEqual({ state: "done" });
});

it("a deleted one is waited for until the page shows it no more, or another one in its place", () => {
  const deleted = { ...posted, deleted: true };
  expect(progressOf(deleted, [{ id: "r1", version: 2 }], 0, at)).toMatchObject({ state: "waiting" });
  expect(progressOf(deleted, [{ id: "r1", version: 1 }], 0, at)).toMatchObject({ state: "waiting" });
  expect(progressOf(deleted, [other], 0, at)).toEqual({ state: "done" });
  expect(progressOf(deleted, [{ id: "r1", version: 4 }], 0, at)).toEqual({ state: "done" });
});

it("the pauses grow, and end within 20 seconds", () => {
  const waits: number[] = [];
  for (let looks = 0; ; looks++) {
    const progress = progressOf(posted, [], looks, at);
    if (progress.state !== "waiting") break;
    waits.push(progress.wait);
  }
  expect(waits.toSorted((a, b) => a - b)).toEqual(waits);
  expect(waits.reduce((sum, wait) => sum + wait)).toBeLessThanOrEqual(20_000);
  expect(progressOf(posted, [], waits.length, at)).toEqual({ state: "late" });
});

it("after ten minutes it is forgotten", () => {
  expect(progressOf(posted, [], 9, at + 599_000)).toEqual({ state: "late" });
  expect(progressOf(posted, [], 0, at + 601_000)).toEqual({ state: "done" });
});

it("is read as the form wrote it", () => {
  expect(parseFreshReview(JSON.stringify(posted))).toEqual(posted);
  expect(parseFreshReview('{"id":"r1","version":2,"deleted":true}')).toMatchObject({ id: "r1", deleted: true });
});

it.each([
  null,
  "",
  "{",
  "null",
  "7",
  "[]",
  "{}",
  '{"id":1,"version":2,"rating":3}',
  '{"id":"r1","version":2,"rating":9}',
])("nonsense is nothing: %s", (json) => {
  expect(parseFreshReview(json)).toBeUndefined();
});
