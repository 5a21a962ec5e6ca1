import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { manifests } from "@bellyfed/features/manifests";
import { compose as relay } from "@bellyfed/functions/relay";
import { startBus } from "@bellyfed/local/bus/bus";
import { BUS } from "@bellyfed/local/cloud/environment";
import { EVENTS_TABLE } from "@bellyfed/local/cloud/tables";
import { wiring } from "@bellyfed/local/cloud/wiring";
import { checkpointStore } from "@bellyfed/local/lambda/checkpoints";
import { pollStream } from "@bellyfed/local/lambda/poll-stream";

// The stream's poller, the `relay` function and the bus with its journal, as the local cloud has them; queues take what they are given.
const dynamo = process.argv[2] ?? "";
const dataDir = mkdtempSync(join(tmpdir(), "bellyfed-relay-"));
const rules = wiring(manifests).rules.map(({ name, pattern, queue }) => ({
  name,
  pattern,
  target: queue,
  deadLetter: queue,
}));
const bus = await startBus({ dataDir, port: 0, bus: BUS, rules, deliver: async () => [] });
const checkpoints = checkpointStore(join(dataDir, "checkpoints.json"));
const handler = relay({ EVENT_BUS: BUS, EVENTBRIDGE_ENDPOINT: bus.endpoint, LOG_LEVEL: "ERROR" });

/** Follows the stream from where it was left until so many more events are on the bus. Answers the seconds that took. */
async function drain(events: number): Promise<number> {
  const done = Promise.withResolvers<number>();
  const started = performance.now();
  let accepted = 0;
  const untap = bus.tap(() => {
    if (++accepted === events) done.resolve((performance.now() - started) / 1000);
  });
  const poller = pollStream({
    endpoint: dynamo,
    tableName: EVENTS_TABLE,
    functionName: "relay",
    invoke: (_, event, context) => handler(event as never, context),
    batchSize: 200,
    checkpoints,
  });
  const seconds = await done.promise;
  await poller.stop();
  untap();
  await bus.idle();
  return seconds;
}

process.on("message", async (events: number) => process.send?.(await drain(events)));
process.on("disconnect", () => {
  rmSync(dataDir, { recursive: true, force: true });
  process.exit();
});
process.send?.("ready");
