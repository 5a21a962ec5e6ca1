import type { Queue } from "@bellyfed/core/wiring";
import { componentName } from "./naming.ts";
import { wired } from "./wiring.ts";

export interface WorkQueue {
  readonly wiring: Queue;
  readonly queue: sst.aws.Queue;
  readonly dead: sst.aws.Queue;
}

const DAY = 86_400;
const ENCRYPTED = { sqsManagedSseEnabled: true };

/** Every queue that a function consumes, by name: those behind the bus and those that are sent to directly. */
export const workQueues = (): ReadonlyMap<string, WorkQueue> =>
  new Map(wired.queues.map((queue) => [queue.name, workQueue(queue)]));

/** A queue with its dead-letter queue. `delaySeconds`: how long each message waits before it is first handed out. */
export function workQueue(wiring: Queue, delaySeconds = 0): WorkQueue {
  const component = componentName(wiring.name);
  // A message keeps its age when it moves there: the dead-letter queue has to remember longer than its queue.
  const dead = new sst.aws.Queue(`${component}Dlq`, {
    transform: { queue: { ...ENCRYPTED, messageRetentionSeconds: 14 * DAY } },
  });
  const queue = new sst.aws.Queue(`${component}Queue`, {
    visibilityTimeout: `${wiring.visibilitySeconds} seconds`,
    dlq: { queue: dead.arn, retry: wiring.maxReceives },
    transform: { queue: { ...ENCRYPTED, messageRetentionSeconds: 4 * DAY, ...(delaySeconds > 0 && { delaySeconds }) } },
  });
  return { wiring, queue, dead };
}

/** Takes notes of what neither a queue nor its dead-letter queue could: the relay's and the schedules' failures. */
export const failureQueue = () =>
  new sst.aws.Queue("Failures", { transform: { queue: { ...ENCRYPTED, messageRetentionSeconds: 14 * DAY } } });

/** Lets EventBridge send into a queue, for these rules only. */
export const admitRules = (component: string, queue: sst.aws.Queue, rules: $util.Input<string>[]) =>
  new aws.sqs.QueuePolicy(component, {
    queueUrl: queue.url,
    policy: aws.iam.getPolicyDocumentOutput({
      statements: [
        {
          actions: ["sqs:SendMessage"],
          resources: [queue.arn],
          principals: [{ type: "Service", identifiers: ["events.amazonaws.com"] }],
          conditions: [{ test: "ArnEquals", variable: "aws:SourceArn", values: rules }],
        },
      ],
    }).json,
  });
