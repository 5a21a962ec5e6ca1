import { expect, test } from "vitest";
import { type Reported, reportedAt, reportPath } from "./subject";

const restaurant_id = "0sz3vk8m5q2h7n4d9r6w1t8y3c";
const review_id = "1sz3vk8m5q2h7n4d9r6w1t8y3c";
const all: readonly Reported[] = [
  { kind: "restaurant", restaurant_id },
  { kind: "review", restaurant_id, review_id },
  { kind: "reply", restaurant_id, review_id },
  { kind: "dish", restaurant_id, dish_id: "Soup_1-a" },
];

test.each(all)("the address of what is reported leads back to it: $kind", (reported) => {
  const { pathname, searchParams } = new URL(reportPath(reported), "http://site");
  expect(pathname).toBe(`/restaurants/${restaurant_id}/report`);
  const one = (name: string) => searchParams.get(name) ?? undefined;
  expect(reportedAt(restaurant_id, { review: one("review"), reply: one("reply"), dish: one("dish") })).toEqual(
    reported,
  );
});

test("a review or a dish that cannot be one is nothing to report", () => {
  const nothing = { review: undefined, reply: undefined, dish: undefined };
  expect(reportedAt(restaurant_id, { ...nothing, review: "../x" })).toBeUndefined();
  expect(reportedAt(restaurant_id, { ...nothing, dish: "../x" })).toBeUndefined();
});
