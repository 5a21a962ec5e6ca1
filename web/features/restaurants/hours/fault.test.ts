import { expect, it } from "vitest";
import type { FormFault } from "../../../platform/forms/result.ts";
import { withHours } from "./fault.ts";

const faultOf = (fields: Readonly<Record<string, string>>) =>
  ({ message: "Wrong", fields, values: {} }) as unknown as FormFault;

it("all that is wrong with hours is said once, at their field", () => {
  const fields = {
    ...{ "hours.regular.from": "A number.", "hours.regular.to": "A number.", "hours.special.date": "A day." },
    name: "A name.",
  };
  expect(withHours(faultOf(fields), "Half a time.")?.fields).toEqual({ name: "A name.", hours: "Half a time. A day." });
});

it("other faults, and none, are as they were", () => {
  const fault = faultOf({ name: "A name." });
  expect(withHours(fault, "")).toBe(fault);
  expect(withHours(undefined, "")).toBeUndefined();
});
