import { compose } from "@bellyfed/functions/lambdas/rollup";
import { runningEnvironment } from "@bellyfed/local/cloud/running";
import { settings } from "@bellyfed/local/cloud/settings";
import { makeContext } from "@bellyfed/local/lambda/context";
import type { CloudProcess } from "./process.ts";

/** Counts the trends of a running system now, as its schedule does each minute. */
export async function rollUp({ env }: Pick<CloudProcess, "env">): Promise<void> {
  const run = compose(runningEnvironment("rollup", settings({ NODE_ENV: "test", ...env })));
  await run({}, makeContext({ functionName: "rollup", memory: 512, timeoutSeconds: 60 }));
}
