import { expect, it } from "vitest";
import type { FormFault } from "../../platform/forms/result.ts";
import { closingFault } from "./closing-fault.ts";

const LATER = "A reason is told when it closes";
const fault = (changes: Partial<FormFault>): FormFault => ({
  ...{ message: "Choose another", fields: {}, values: { on: ["2027-01-01"], reason: ["Sold"] }, signIn: false },
  ...changes,
});
const fieldsOf = (changes: Partial<FormFault>) => closingFault(fault(changes), LATER).fields;

it("a day that cannot be chosen is said at the day", () => {
  expect(fieldsOf({ code: "restaurant.closing_day" })).toEqual({ on: "Choose another" });
});

it("a reason that comes with a day is said at the reason", () => {
  expect(fieldsOf({ code: "input.invalid" })).toEqual({ reason: LATER });
});

it("what is wrong otherwise is said as it was", () => {
  expect(fieldsOf({ code: "input.invalid", fields: { on: "No day" } })).toEqual({ on: "No day" });
  expect(fieldsOf({ code: "input.invalid", values: { on: [" "], reason: ["Sold"] } })).toEqual({});
  expect(fieldsOf({ code: "restaurant.closed" })).toEqual({});
});
