import { sqsRedelivery } from "@bellyfed/adapters/sqs/redelivery";
import { sqsClient } from "@bellyfed/adapters/sqs/sender";
import { readRetrySeconds } from "@bellyfed/core/redelivery";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { type Env, required } from "./environment.ts";
import { entry, type Handler } from "./lambda.ts";
import { retrying } from "./retrying.ts";
import { telemetry } from "./telemetry/telemetry.ts";

/**
 * The entry of a Lambda that consumes a queue, and says itself when what it could not handle comes again. A host of our own, which receives and
 * deletes the messages, sees to that by the same times: it takes the function as it was composed.
 */
export const queueEntry = (name: string, compose: (env: Env) => Handler<SQSEvent, SQSBatchResponse>) =>
  entry((env) => {
    const { QUEUE_URL, RETRY_SECONDS } = required(env, "QUEUE_URL", "RETRY_SECONDS");
    return retrying(compose(env), {
      redelivery: sqsRedelivery({ client: sqsClient({ endpoint: env.SQS_ENDPOINT }), queueUrl: QUEUE_URL }),
      seconds: readRetrySeconds(RETRY_SECONDS),
      log: telemetry(name, env).log,
    });
  });
