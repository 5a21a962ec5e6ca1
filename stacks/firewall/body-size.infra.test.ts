import { expect, it } from "vitest";
import { OVER_ONE_MEBIBYTE } from "./api.ts";

const tooLong = (bytes: number) => new RegExp(OVER_ONE_MEBIBYTE).test(String(bytes));

it("takes a Content-Length of one mebibyte and refuses one byte more", () => {
  expect(tooLong(1_048_576)).toBe(false);
  expect(tooLong(1_048_577)).toBe(true);
});

it("draws the line at the same place for every length", () => {
  const lengths = [0, 9, 10, 999_999, 1_000_000, 1_039_999, 1_047_999, 1_048_499, 1_048_500, 1_048_569, 1_048_570];
  for (let bytes = 1_048_000; bytes < 1_060_000; bytes++) lengths.push(bytes);
  lengths.push(1_100_000, 1_199_999, 1_999_999, 2_000_000, 9_999_999, 10_000_000, 123_456_789);
  expect(lengths.filter((bytes) => tooLong(bytes) !== bytes > 1_048_576)).toEqual([]);
});
