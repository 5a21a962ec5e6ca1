import { projections } from "@bellyfed/features/projections";
import { compose } from "@bellyfed/functions/lambdas/rebuild";
import { isGenerational } from "@bellyfed/functions/read-models/generations";
import { runningEnvironment } from "../cloud/running.ts";
import { settings } from "../cloud/settings.ts";
import { makeContext } from "../lambda/context.ts";
import { rebuildCommand } from "./rebuild/command.ts";
import { fail } from "./terminal.ts";

try {
  Object.assign(process.env, { POWERTOOLS_METRICS_DISABLED: "true" });
  const run = compose(runningEnvironment("rebuild", settings(process.env)));
  process.exitCode = await rebuildCommand(process.argv.slice(2), {
    // No time left: the function does one piece and answers, so that progress can be shown.
    ask: (request) => run(request, makeContext({ functionName: "rebuild", memory: 512, timeoutSeconds: 0 })),
    models: projections.filter(isGenerational).map(({ name }) => name),
  });
} catch (error) {
  fail(error);
}
