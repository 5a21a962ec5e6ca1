import { lambda } from "./lambda.ts";
import { neighborhoodVariables } from "./neighborhoods.ts";
import type { Stage } from "./stage.ts";

/**
 * The function that says in which time zone and neighbourhood a place is. It reaches nothing; those that ask it may call it by its name, so that it is made
 * before them.
 */
export function timeZone(stage: Stage) {
  const { FIND_NEIGHBOURHOODS: _, ...own } = neighborhoodVariables(stage);
  return lambda(stage, "time-zone", {
    ...{ file: "time-zone", permissions: [], timeoutSeconds: 5, memory: 256 },
    environment: own,
  });
}
