import { compose } from "@bellyfed/functions/lambdas/reconcile";
import { lagOf, type Reconciled } from "@bellyfed/functions/read-models/reconcile";
import { runningEnvironment } from "../../cloud/running.ts";
import { settings } from "../../cloud/settings.ts";
import { makeContext } from "../../lambda/context.ts";
import { readArguments } from "../arguments.ts";
import { Misuse } from "../misuse.ts";
import { bold, type Command, type Output } from "../terminal.ts";

const help = `Usage: npm run reconcile [-- --grace SECONDS]

Compares every stream of the running system with what its read models have applied, sends again what is behind, and says how far behind
each read model was (as GET /health?deep=1 then does).
  --grace SECONDS   leave out commits that are younger, for they may still be under way (default 60)`;

const TIMEOUT_SECONDS = 900;

/** `npm run reconcile` */
export const reconcileCommand: Command = {
  name: "reconcile",
  help,
  async run(argv, output) {
    await reconcile(graceOf(argv), output);
    return 0;
  },
};

function graceOf(argv: readonly string[]): number {
  const { grace } = readArguments(argv, { options: { grace: { type: "string", default: "60" } } }).values;
  const seconds = Number(grace);
  if (grace.trim() === "" || !(seconds >= 0)) throw new Misuse(`--grace must be a number of seconds, not ${grace}`);
  return seconds;
}

/** As many runs as the log takes: each goes on where the one before it stopped. */
async function reconcile(graceSeconds: number, output: Output): Promise<void> {
  Object.assign(process.env, { POWERTOOLS_METRICS_DISABLED: "true" });
  const run = compose(runningEnvironment("reconcile", settings(process.env)));
  const context = () => makeContext({ functionName: "reconcile", memory: 512, timeoutSeconds: TIMEOUT_SECONDS });
  for (let anew = true, done = false; !done; anew = false) {
    const reconciled = await run({ graceSeconds, anew }, context());
    tell(reconciled, output);
    ({ done } = reconciled);
  }
}

function tell({ commits, redriven, behind }: Reconciled, output: Output): void {
  output.write(`${bold(String(commits))} commits looked at.\n`);
  for (const [model, missing] of Object.entries(behind)) {
    const lag = missing.events > 0 ? `, ${lagOf(missing, Date.now())} s behind` : "";
    const sent = redriven[model] ?? 0;
    output.write(`  ${model.padEnd(20)} ${missing.events} events missing${lag}, ${sent} sent again\n`);
  }
}
