import { expect, test } from "vitest";
import { type Reported, reportedAt, reportPath } from "./subject";

const restaurant_id = "0sz3vk8m5q2h7n4d9r6w1t8y3c";
const review_id = "1sz3vk8m5q2h7n4d9r6w1t8y3c";
const all: readonly Reported[] = [
  { kind: "restaurant", restaurant_id },
  { kind: "review", restaurant_id, review_id },
  { kind: "reply", restaurant_id, review_id },
];

test.each(all)("the address of what is reported leads back to it: $kind", (reported) => {
  const { pathname, searchParams } = new URL(reportPath(reported), "http://site");
  expect(pathname).toBe(`/restaurants/${restaurant_id}/report`);
  const one = (name: string) => searchParams.get(name) ?? undefined;
  expect(reportedAt(restaurant_id, { review: one("review"), reply: one("reply") })).toEqual(reported);
});

test("a review that cannot be one is nothing to report", () => {
  expect(reportedAt(restaurant_id, { review: "../x", reply: undefined })).toBeUndefined();
});
