import type { Subscription } from "./bus.ts";
import { componentName } from "./naming.ts";
import type { NamedQueue } from "./queues.ts";
import type { Storage } from "./storage.ts";

const HOUR = 3_600;

/** Commits and nothing else: a snapshot has no events. */
export const COMMITS = { eventName: ["INSERT"], dynamodb: { NewImage: { events: { S: [{ exists: true }] } } } };

/** Hands the log's commits to the relay, in the order of each stream, from the oldest that the table's stream still holds. */
export function relayCommits({ events }: Storage, relay: sst.aws.Function, failures: sst.aws.Queue) {
  new aws.lambda.EventSourceMapping("RelaySource", {
    eventSourceArn: events.nodes.table.streamArn,
    functionName: relay.arn,
    // SST's own subscriber starts at LATEST and would miss what is written until it is there.
    startingPosition: "TRIM_HORIZON",
    filterCriteria: { filters: [{ pattern: JSON.stringify(COMMITS) }] },
    batchSize: 100,
    // No waiting for more: whoever wrote a review wants to see it. Under load batches fill by themselves.
    maximumBatchingWindowInSeconds: 0,
    parallelizationFactor: 4,
    bisectBatchOnFunctionError: true,
    functionResponseTypes: ["ReportBatchItemFailures"],
    // Again and again until shortly before the stream forgets (24 hours); then `failures` tells where, and reconcile sends it.
    maximumRetryAttempts: -1,
    maximumRecordAgeInSeconds: 23 * HOUR,
    destinationConfig: { onFailure: { destinationArn: failures.arn } },
  });
}

interface Batches {
  readonly batchSize: number;
  readonly batchWindow?: number;
  readonly maxConcurrency?: number;
}

/** Lambda allows more than ten messages of SQS only with a window. */
function pollQueue(name: string, queue: sst.aws.Queue, worker: sst.aws.Function, batches: Batches) {
  const { batchSize, batchWindow = 0, maxConcurrency } = batches;
  new aws.lambda.EventSourceMapping(`${componentName(name)}Source`, {
    eventSourceArn: queue.arn,
    functionName: worker.arn,
    batchSize,
    maximumBatchingWindowInSeconds: batchSize > 10 ? Math.max(1, batchWindow) : batchWindow,
    functionResponseTypes: ["ReportBatchItemFailures"],
    ...(maxConcurrency !== undefined && { scalingConfig: { maximumConcurrency: maxConcurrency } }),
  });
}

export const consume = ({ name, queue, model }: Subscription, consumer: sst.aws.Function) =>
  pollQueue(name, queue, consumer, model);

/** Hands every work queue to the function that its manifest names. */
export function work(queues: readonly NamedQueue[], served: ReadonlyMap<string, sst.aws.Function>) {
  for (const { name, queue, manifest } of queues) {
    const worker = served.get(manifest.function);
    if (!worker) throw new Error(`Nothing made the function "${manifest.function}" of the queue "${name}"`);
    pollQueue(name, queue, worker, manifest);
  }
}
