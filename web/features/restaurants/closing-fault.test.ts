import { expect, it } from "vitest";
import type { FormFault } from "../../platform/forms/result.ts";
import { closingFault } from "./closing-fault.ts";

const fieldsOf = (changes: Partial<FormFault>) =>
  closingFault({ message: "Choose another", fields: {}, values: { on: ["2027-01-01"] }, signIn: false, ...changes })
    .fields;

it("a day that cannot be chosen is said at the day", () => {
  expect(fieldsOf({ code: "restaurant.closing_day" })).toEqual({ on: "Choose another" });
});

it("what is wrong otherwise is said as it was", () => {
  expect(fieldsOf({ code: "input.invalid", fields: { on: "No day" } })).toEqual({ on: "No day" });
  expect(fieldsOf({ code: "restaurant.closed" })).toEqual({});
});
