import { expect, test } from "vitest";
import { onOneThing, toAnother } from "./another.ts";

test("an operation of which nobody has said what it answers to others is told of, with what to add and where", () => {
  expect(() => toAnother("eatGizmo")).toThrow(/eatGizmo .*packages\/testing\/src\/e2e\/another\.ts/);
  expect(toAnother("deleteReview")).toEqual({ refused: [403, "review.not_author"] });
});

test("operations on one thing are those that a user may call and whose path names it", () => {
  const names = onOneThing.map(({ operation }) => operation);
  expect(names).toEqual(expect.arrayContaining(["updateRestaurant", "replyToReview", "createReview"]));
  for (const other of ["assignOwner", "getRestaurant", "createRestaurant", "listMyReviews"])
    expect(names).not.toContain(other);
});
