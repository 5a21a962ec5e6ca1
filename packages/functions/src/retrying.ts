import type { LaterMessage, Log, Redelivery } from "@bellyfed/core/ports";
import { type RetrySeconds, retryAfter } from "@bellyfed/core/redelivery";
import { within } from "@bellyfed/core/within";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import type { Handler } from "./lambda.ts";
import { failing, failureOf } from "./sqs.ts";

export interface Retries {
  readonly redelivery: Redelivery;
  readonly seconds: RetrySeconds;
  readonly log: Log;
  /** Milliseconds to wait for the queue; what takes longer is left to the visibility timeout. */
  readonly patience?: number;
}

const PATIENCE_MS = 2_000;

/**
 * Lets messages that a consumer reports come again after the queue's retry times: SQS by itself keeps them hidden until the visibility timeout
 * has passed, which must be longer than a function may take. A batch that fails as a whole is reported message by message.
 */
export const retrying =
  (handle: Handler<SQSEvent, SQSBatchResponse>, retries: Retries): Handler<SQSEvent, SQSBatchResponse> =>
  async (event, context) => {
    const { log } = retries;
    const answer = await handle(event, context).catch((error: unknown) => {
      log.error("A batch failed; it comes again", { error });
      return failing(event.Records.map(({ messageId }) => failureOf(messageId, error)));
    });
    if (answer.batchItemFailures.length > 0) await comeAgain(event, answer, retries);
    return answer;
  };

function laterMessages({ Records }: SQSEvent, { batchItemFailures }: SQSBatchResponse, seconds: RetrySeconds) {
  const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
  return Records.filter(({ messageId }) => failed.has(messageId)).map(
    ({ receiptHandle, attributes }): LaterMessage => ({
      receipt: receiptHandle,
      seconds: retryAfter(seconds, Number(attributes.ApproximateReceiveCount)),
    }),
  );
}

/** Best effort: what the queue did not take is still reported as failed, and comes when its visibility timeout has passed. */
async function comeAgain(event: SQSEvent, answer: SQSBatchResponse, retries: Retries): Promise<void> {
  const { redelivery, seconds, log, patience = PATIENCE_MS } = retries;
  try {
    const later = laterMessages(event, answer, seconds);
    await within(redelivery.comeAgain(later), patience, () => {
      throw new Error(`The queue did not answer within ${patience} ms`);
    });
    log.info("Failed messages come again", { after_seconds: later.map((message) => message.seconds) });
  } catch (error) {
    log.warn("Failed messages wait for their visibility timeout", { error });
  }
}
