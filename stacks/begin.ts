import { madeOf } from "./wiring.ts";

/**
 * What each deployment asks for once its functions stand, and what does nothing more on a stage that has it. A stage without events has the keys of
 * today from its first deployment on; on one of before an execution with `{ "renew": true }` brings them. The feed is begun: what an old log
 * holds is numbered by the schedule of `feed-keeper` from then on. Fails where the stage's feed has another number of lanes. Left out
 * where functions are bridges to a machine that may not run yet.
 */
export function beginStore(functions: ReadonlyMap<string, sst.aws.Function>, feedLanes: number) {
  if ($dev) return;
  new aws.lambda.Invocation("ClaimKeys", {
    functionName: madeOf(functions, "rebuild").name,
    input: JSON.stringify({ do: "claim" }),
  });
  new aws.lambda.Invocation("BeginFeed", {
    functionName: madeOf(functions, "feed-keeper").name,
    input: JSON.stringify({ begin: true }),
    // Another number is asked about anew, and refused.
    triggers: { lanes: String(feedLanes) },
  });
}
