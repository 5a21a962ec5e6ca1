import { compose } from "@bellyfed/functions/lambdas/rebuild";
import { compose as indexer } from "@bellyfed/functions/lambdas/search-indexer";
import { runningEnvironment } from "../../cloud/running.ts";
import { settings } from "../../cloud/settings.ts";
import { makeContext } from "../../lambda/context.ts";
import { runCommand } from "../terminal.ts";
import { rebuildCommand } from "./command.ts";

Object.assign(process.env, { POWERTOOLS_METRICS_DISABLED: "true" });

// No time left: the function does one piece and answers, so that progress can be shown.
const piece = (functionName: string) => makeContext({ functionName, memory: 512, timeoutSeconds: 0 });

const command = rebuildCommand(
  () => {
    const run = compose(runningEnvironment("rebuild", settings(process.env)));
    return (request) => run(request, piece("rebuild"));
  },
  () => {
    const run = indexer(runningEnvironment("search-indexer", settings(process.env)));
    return (request) => run(request, piece("search-indexer"));
  },
);
process.exitCode = await runCommand(command);
