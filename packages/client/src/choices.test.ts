import { CreateReview } from "@bellyfed/features/reviews/contract";
import * as v from "valibot";
import { expect, test } from "vitest";
import { dearest, dietaryMarks, lastPosition, mostCharacters } from "./choices.ts";

test("limits are the contracts' own", () => {
  expect(mostCharacters.review).toEqual({ title: 120, text: 10_000 });
  expect(mostCharacters.restaurant).toMatchObject({ name: 120, description: 2000, street: 200, website: 2048 });
  expect([dearest, lastPosition]).toEqual([100_000_000, 9999]);
});

test("a text as long as its limit is taken, and one character more is not", () => {
  const takes = (title: string) => v.is(CreateReview, { rating: 5, title });
  expect(takes("x".repeat(mostCharacters.review.title))).toBe(true);
  expect(takes("x".repeat(mostCharacters.review.title + 1))).toBe(false);
});

test("the marks of a dish can be chosen from", () => {
  expect(dietaryMarks).toContain("vegan");
});
