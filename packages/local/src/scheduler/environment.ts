import { TIMERS } from "@bellyfed/core/wiring";
import { LOCAL_ACCOUNT } from "../loopback.ts";
import { deadLetterName, type Queues } from "../sqs/queues.ts";

/** What functions are told of the local scheduler, the counterpart of what `stacks/` knows; its address is the bus's. */
export const timersEnvironment = (queues: Pick<Queues, "queueArn">, endpoint: string): Record<string, string> => ({
  SCHEDULER_ENDPOINT: endpoint,
  TIMERS_GROUP: "bellyfed-local",
  TIMERS_ROLE: `arn:aws:iam::${LOCAL_ACCOUNT}:role/timers`,
  TIMERS_QUEUE_ARN: queues.queueArn(TIMERS),
  TIMERS_DEAD_LETTER_ARN: queues.queueArn(deadLetterName(TIMERS)),
});

/** The URL of a queue by its ARN. Throws when there is none. */
export const queueUrlOf =
  (queues: Pick<Queues, "queueUrl">) =>
  (arn: string): string =>
    queues.queueUrl(arn.split(":").at(-1) ?? "");
