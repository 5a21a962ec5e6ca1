import { wiring } from "@bellyfed/core/wiring";
import { compose as relay } from "@bellyfed/functions/lambdas/relay";
import { BUS } from "@bellyfed/local/cloud/environment";
import { EVENTS_TABLE } from "@bellyfed/local/cloud/tables";
import { checkpointStore } from "@bellyfed/local/lambda/checkpoints";
import { pollStream, type StreamPoller } from "@bellyfed/local/lambda/poll-stream";

// The stream's poller with the `relay` function, as the local cloud has them.
const [endpoint = "", events = ""] = process.argv.slice(2);
const { batchSize, parallelizationFactor } = wiring([]).relay;
const handler = relay({ EVENT_BUS: BUS, EVENTBRIDGE_ENDPOINT: events, LOG_LEVEL: "ERROR" });
const checkpoints = checkpointStore();
let poller: StreamPoller | undefined;

const start = () =>
  pollStream({
    endpoint,
    tableName: EVENTS_TABLE,
    functionName: "relay",
    invoke: (_, event, context) => handler(event as never, context),
    batchSize,
    parallelizationFactor,
    checkpoints,
  });

/** Follows the stream from where it was left, and rests again. */
process.on("message", async (order: "follow" | "rest") => {
  if (order === "follow") poller = start();
  else await poller?.stop();
  process.send?.("done");
});
process.on("disconnect", () => process.exit());
process.send?.("ready");
