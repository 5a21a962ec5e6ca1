import { expect, it } from "vitest";
import { stageOf } from "../../../stacks/stage.ts";
import { plans } from "./plans.ts";

it("says what the API's usage plans allow", () => {
  for (const stage of ["production", "staging", "alice"]) {
    const { free, partner } = stageOf(stage, {}).plans;
    for (const [name, { rate, burst, quota }] of Object.entries({ free, partner })) {
      expect(plans).toHaveProperty(name, { rate, burst, perDay: quota.limit });
      expect(quota.period).toBe("day");
    }
  }
});
