import { componentName } from "./naming.ts";
import type { WorkQueue } from "./queue.ts";
import type { Storage } from "./storage.ts";
import { madeOf, wired } from "./wiring.ts";

type Functions = ReadonlyMap<string, sst.aws.Function>;

const HOUR = 3_600;

/** Hands the log's commits to the relay, in the order of each stream, from the oldest that the table's stream still holds. */
export function relayCommits({ events }: Storage, functions: Functions, failures: sst.aws.Queue) {
  const { relay } = wired;
  new aws.lambda.EventSourceMapping("RelaySource", {
    eventSourceArn: events.nodes.table.streamArn,
    functionName: madeOf(functions, relay.function).arn,
    // SST's own subscriber starts at LATEST and would miss what is written until it is there.
    startingPosition: "TRIM_HORIZON",
    filterCriteria: { filters: [{ pattern: JSON.stringify(relay.filter) }] },
    batchSize: relay.batchSize,
    maximumBatchingWindowInSeconds: relay.batchWindowSeconds,
    parallelizationFactor: relay.parallelizationFactor,
    bisectBatchOnFunctionError: true,
    functionResponseTypes: ["ReportBatchItemFailures"],
    // Again and again until shortly before the stream forgets (24 hours); then `failures` tells where, and reconcile sends it.
    maximumRetryAttempts: -1,
    maximumRecordAgeInSeconds: 23 * HOUR,
    destinationConfig: { onFailure: { destinationArn: failures.arn } },
  });
}

/** Hands every queue to its function. */
export function consumeQueues(queues: ReadonlyMap<string, WorkQueue>, functions: Functions) {
  for (const consumer of wired.functions) {
    for (const name of consumer.queues) consume(madeOf(queues, name), madeOf(functions, consumer.name));
  }
}

/** Hands a queue to its function. */
export function consume({ queue, wiring }: WorkQueue, consumer: sst.aws.Function) {
  const { name, batchSize, batchWindowSeconds, maxConcurrency } = wiring;
  new aws.lambda.EventSourceMapping(`${componentName(name)}Source`, {
    eventSourceArn: queue.arn,
    functionName: consumer.arn,
    batchSize,
    maximumBatchingWindowInSeconds: batchWindowSeconds,
    functionResponseTypes: ["ReportBatchItemFailures"],
    ...(maxConcurrency !== undefined && { scalingConfig: { maximumConcurrency: maxConcurrency } }),
  });
}
