import { expect, test } from "vitest";
import { isFaultCode, isProblemCode } from "./codes.ts";

test("codes of the API are known, others are not", () => {
  expect(["restaurant.missing", "token.expired", "http.502"].map(isProblemCode)).toEqual([true, true, false]);
  expect(["too_long", "pattern.phone", "made_of_cheese"].map(isFaultCode)).toEqual([true, true, false]);
});
