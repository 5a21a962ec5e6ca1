import { expect, it } from "vitest";
import { latinDigits } from "./digits.ts";

it.each([
  ["١٢٫٥٠", "12٫50"],
  ["۱۲۳۴۵۶۷۸۹۰", "1234567890"],
  ["१२", "12"],
  ["１２", "12"],
  ["𝟘𝟙𝟡", "019"],
  ["12.50 €", "12.50 €"],
  ["½²", "½²"],
])("%s is %s", (written, latin) => {
  expect(latinDigits(written)).toBe(latin);
});
