import { componentName } from "./naming.ts";

export interface WorkQueue {
  readonly name: string;
  readonly queue: sst.aws.Queue;
  readonly dead: sst.aws.Queue;
}

/** How often a message is tried before it goes to the dead-letter queue. */
export const MAX_RECEIVES = 5;
const DAY = 86_400;
const ENCRYPTED = { sqsManagedSseEnabled: true };

/** A queue with its dead-letter queue. `timeoutSeconds`: how long one batch may take. */
export function workQueue(name: string, timeoutSeconds: number): WorkQueue {
  const component = componentName(name);
  // A message keeps its age when it moves there: the dead-letter queue has to remember longer than its queue.
  const dead = new sst.aws.Queue(`${component}Dlq`, {
    transform: { queue: { ...ENCRYPTED, messageRetentionSeconds: 14 * DAY } },
  });
  const queue = new sst.aws.Queue(`${component}Queue`, {
    // Six times the function's timeout, as AWS advises: Lambda may hold a batch back before it starts.
    visibilityTimeout: `${6 * timeoutSeconds} seconds`,
    dlq: { queue: dead.arn, retry: MAX_RECEIVES },
    transform: { queue: { ...ENCRYPTED, messageRetentionSeconds: 4 * DAY } },
  });
  return { name, queue, dead };
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
