import { expect, it } from "vitest";
import { barsOf } from "./histogram.ts";

it("the best rating comes first, each with its share and its length against the longest", () => {
  expect(barsOf([1, 0, 0, 3, 6])).toEqual([
    { stars: 5, count: 6, share: 0.6, length: 1 },
    { stars: 4, count: 3, share: 0.3, length: 0.5 },
    { stars: 3, count: 0, share: 0, length: 0 },
    { stars: 2, count: 0, share: 0, length: 0 },
    { stars: 1, count: 1, share: 0.1, length: 1 / 6 },
  ]);
});

it("without ratings all bars are empty", () => {
  for (const bar of barsOf([0, 0, 0, 0, 0])) expect(bar).toMatchObject({ count: 0, share: 0, length: 0 });
});
