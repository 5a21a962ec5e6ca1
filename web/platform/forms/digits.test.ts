import { expect, it } from "vitest";
import { plainDigits } from "./digits.ts";

it.each([
  ["١٢٫٥٠", "12.50"],
  ["۱۲۳۴", "1234"],
  ["１２", "12"],
  ["٠٩", "09"],
  ["12.50 €", "12.50 €"],
])("%s is %s", (written, plain) => {
  expect(plainDigits(written)).toBe(plain);
});
