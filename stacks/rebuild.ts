/**
 * A stage without events has the keys of today from its first deployment on. Left out where functions are bridges to a machine that may not
 * run yet: there, as on a stage of before, an execution with `{ "renew": true }` brings them.
 */
export function claimKeys(rebuild: sst.aws.Function) {
  if ($dev) return;
  new aws.lambda.Invocation("ClaimKeys", { functionName: rebuild.name, input: JSON.stringify({ do: "claim" }) });
}
