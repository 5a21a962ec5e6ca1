import { parseArgs } from "node:util";
import { compose } from "@bellyfed/functions/lambdas/reconcile";
import { lagOf, type Reconciled } from "@bellyfed/functions/read-models/reconcile";
import { runningEnvironment } from "../cloud/running.ts";
import { settings } from "../cloud/settings.ts";
import { makeContext } from "../lambda/context.ts";
import { bold, fail } from "./terminal.ts";

const HELP = `Usage: npm run reconcile [-- --grace SECONDS]

Compares every stream of the running system with what its read models have applied, sends again what is behind, and says how far behind
each read model was (as GET /health?deep=1 then does).
  --grace SECONDS   leave out commits that are younger, for they may still be under way (default 60)`;

function tell({ commits, redriven, behind }: Reconciled): void {
  console.log(`${bold(String(commits))} commits looked at.`);
  for (const [model, missing] of Object.entries(behind)) {
    const lag = missing.events > 0 ? `, ${lagOf(missing, Date.now())} s behind` : "";
    console.log(`  ${model.padEnd(20)} ${missing.events} events missing${lag}, ${redriven[model] ?? 0} sent again`);
  }
}

try {
  const { values } = parseArgs({
    options: { grace: { type: "string", default: "60" }, help: { type: "boolean", short: "h" } },
  });
  const graceSeconds = Number(values.grace);
  if (values.help) console.log(HELP);
  else if (!(graceSeconds >= 0)) throw new Error("--grace must be a number of seconds");
  else {
    Object.assign(process.env, { POWERTOOLS_METRICS_DISABLED: "true" });
    const run = compose(runningEnvironment("reconcile", settings(process.env)));
    const context = () => makeContext({ functionName: "reconcile", memory: 512, timeoutSeconds: 900 });
    for (let anew = true, done = false; !done; anew = false) {
      const reconciled = await run({ graceSeconds, anew }, context());
      tell(reconciled);
      ({ done } = reconciled);
    }
  }
} catch (error) {
  fail(error);
}
