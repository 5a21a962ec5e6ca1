import { expect, it } from "vitest";
import { median, quantile, quartiles } from "./statistics.ts";

it("finds the middle of an odd and of an even number of values, in whatever order", () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 3, 2])).toBe(2.5);
});

it("interpolates between neighbours", () => {
  expect(quartiles([1, 2, 3, 4, 5])).toEqual([2, 4]);
  expect(quantile([0, 10], 0.99)).toBeCloseTo(9.9);
});

it("has no opinion without values", () => {
  expect(median([])).toBeNaN();
});
