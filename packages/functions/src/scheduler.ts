import { eventBridgeScheduler } from "@bellyfed/adapters/eventbridge/scheduler";
import { sqsClient } from "@bellyfed/adapters/sqs/sender";
import type { Scheduler } from "@bellyfed/core/scheduler";
import { type Env, required } from "./environment.ts";

/** The timers of this stage, as its environment names them. */
export function schedulerOf(env: Env): Scheduler {
  const { TIMERS_GROUP, TIMERS_ROLE, TIMERS_QUEUE_URL, TIMERS_QUEUE_ARN, TIMERS_DEAD_LETTER_ARN } = required(
    env,
    "TIMERS_GROUP",
    "TIMERS_ROLE",
    "TIMERS_QUEUE_URL",
    "TIMERS_QUEUE_ARN",
    "TIMERS_DEAD_LETTER_ARN",
  );
  return eventBridgeScheduler({
    region: env.AWS_REGION ?? "us-east-1",
    credentials: {
      accessKeyId: env.AWS_ACCESS_KEY_ID ?? "local",
      secretAccessKey: env.AWS_SECRET_ACCESS_KEY ?? "local",
      ...(env.AWS_SESSION_TOKEN && { sessionToken: env.AWS_SESSION_TOKEN }),
    },
    endpoint: env.SCHEDULER_ENDPOINT,
    ...{ group: TIMERS_GROUP, role: TIMERS_ROLE },
    queue: { url: TIMERS_QUEUE_URL, arn: TIMERS_QUEUE_ARN, deadLetterArn: TIMERS_DEAD_LETTER_ARN },
    sqs: sqsClient({ endpoint: env.SQS_ENDPOINT }),
  });
}
