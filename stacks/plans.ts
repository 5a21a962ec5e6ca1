import { policiesOf } from "@bellyfed/core/http/policies";
import type { Stage } from "./stage.ts";

/**
 * What is stated of the plans that keys are given out on. A function is told whose key it is but not on which plan, and which keys there are
 * is not known when functions are made: so all are stated by name. The site's plan concerns nobody else.
 */
export const statedPolicies = ({ plans: { free, partner } }: Pick<Stage, "plans">): string =>
  policiesOf({ free, partner });
