import { ChangeMessageVisibilityBatchCommand, type SQSClient } from "@aws-sdk/client-sqs";
import { parallel } from "@bellyfed/core/parallel";
import type { LaterMessage, Redelivery } from "@bellyfed/core/ports";
import { chunksBySize } from "../chunks.ts";

export interface RedeliverySettings {
  readonly client: Pick<SQSClient, "send">;
  readonly queueUrl: string;
}

const MOST_PER_REQUEST = 10;
const PARALLEL = 4;

/**
 * Changes when messages are visible again, 10 in a request, four requests at once. SQS counts from now on, so that the time already passed since
 * they were received does not shorten the wait.
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibilityBatch.html
 */
export const sqsRedelivery = ({ client, queueUrl }: RedeliverySettings): Redelivery => ({
  async comeAgain(messages) {
    const chunks = chunksBySize(messages, () => 0, { entries: MOST_PER_REQUEST, bytes: 0 });
    const refusals = await parallel(chunks, PARALLEL, async (chunk) => {
      const { Failed = [] } = await client.send(
        new ChangeMessageVisibilityBatchCommand({ QueueUrl: queueUrl, Entries: chunk.map(entryOf) }),
      );
      return Failed;
    });
    const refused = refusals.flat();
    if (refused.length > 0) throw new Error(`SQS did not change ${refused.length} messages: ${refused[0]?.Code}`);
  },
});

const entryOf = ({ receipt, seconds }: LaterMessage, index: number) => ({
  Id: String(index),
  ReceiptHandle: receipt,
  VisibilityTimeout: seconds,
});
