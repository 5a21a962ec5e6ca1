import { parseArgs } from "node:util";
import { compose } from "@bellyfed/functions/reconcile";
import { environmentOf, issuerUrl } from "../cloud/environment.ts";
import { settings } from "../cloud/settings.ts";
import { makeContext } from "../lambda/context.ts";
import { bold, fail } from "./terminal.ts";

const HELP = `Usage: npm run reconcile [-- --grace SECONDS]

Compares every stream of the running system with what its read models have applied, and sends again what is behind.
  --grace SECONDS   leave out commits that are younger, for they may still be under way (default 60)`;

try {
  const { values } = parseArgs({
    options: { grace: { type: "string", default: "60" }, help: { type: "boolean", short: "h" } },
  });
  const graceSeconds = Number(values.grace);
  if (values.help) console.log(HELP);
  else if (!(graceSeconds >= 0)) throw new Error("--grace must be a number of seconds");
  else {
    const { apiPort, dynamoPort, eventsPort, sqsPort, dynamoEndpoint } = settings(process.env);
    const local = (port: number) => `http://127.0.0.1:${port}`;
    const run = compose({
      ...environmentOf({
        issuerUrl: issuerUrl(apiPort),
        dynamo: dynamoEndpoint ?? local(dynamoPort),
        events: local(eventsPort),
        sqs: local(sqsPort),
        cursorSecret: "not needed here",
        queueUrls: new Map(),
      }),
      LOG_LEVEL: "ERROR",
    });
    const context = makeContext({ functionName: "reconcile", memory: 512, timeoutSeconds: 900 });
    const { commits, redriven } = await run({ graceSeconds }, context);
    console.log(`${bold(String(commits))} commits looked at.`);
    for (const [model, events] of Object.entries(redriven))
      console.log(`  ${model.padEnd(20)} ${events} events sent again`);
  }
} catch (error) {
  fail(error);
}
