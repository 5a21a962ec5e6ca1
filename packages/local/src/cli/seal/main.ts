import { compose } from "@bellyfed/functions/lambdas/seal";
import { runningEnvironment } from "../../cloud/running.ts";
import { settings } from "../../cloud/settings.ts";
import { askForCompaction } from "../../compaction/pending.ts";
import { makeContext } from "../../lambda/context.ts";
import { runCommand } from "../terminal.ts";
import { sealCommand } from "./command.ts";

Object.assign(process.env, { POWERTOOLS_METRICS_DISABLED: "true" });

const command = sealCommand(
  () => {
    const run = compose(runningEnvironment("seal", settings(process.env)));
    // No time left: the function does one piece and answers, so that progress can be shown.
    return (request) => run(request, makeContext({ functionName: "seal", memory: 512, timeoutSeconds: 0 }));
  },
  () => askForCompaction(settings(process.env).dataDir),
);
process.exitCode = await runCommand(command);
