import { lambda } from "./lambda.ts";
import type { Stage } from "./stage.ts";

/**
 * The function that says in which time zone a place is. It reaches nothing; those that ask it may call it by its name, so that it is made
 * before them.
 */
export const timeZone = (stage: Stage) =>
  lambda(stage, "time-zone", { file: "time-zone", environment: {}, permissions: [], timeoutSeconds: 5, memory: 256 });
