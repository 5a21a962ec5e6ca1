import { type Envelope, EnvelopeSchema } from "@bellyfed/core/envelope";
import { parse } from "@bellyfed/core/http/parse";
import type { Log } from "@bellyfed/core/ports";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import * as v from "valibot";

/** An EventBridge event as a rule hands it to a queue; `replay-name` marks what an archive sends again. */
const BusEvent = v.object({ "replay-name": v.optional(v.string()), detail: EnvelopeSchema });

export interface Delivery {
  readonly messageId: string;
  readonly envelope: Envelope;
}

/** Reads the envelopes of a batch. What is none is reported, to end in the dead-letter queue. */
export function deliveriesOf(event: SQSEvent, log: Log): { deliveries: Delivery[]; poison: string[] } {
  const deliveries: Delivery[] = [];
  const poison: string[] = [];
  for (const { messageId, body } of event.Records) {
    try {
      const parsed = parse(BusEvent, JSON.parse(body));
      const status = parsed["replay-name"] === undefined ? parsed.detail.status : "REPLAYED";
      deliveries.push({ messageId, envelope: { ...parsed.detail, payload: parsed.detail.payload, status } });
    } catch (error) {
      log.error("Not an event of ours", { message_id: messageId, error });
      poison.push(messageId);
    }
  }
  return { deliveries, poison };
}

/** A partial batch response: these messages come again, the others are done. */
export const failing = (messageIds: Iterable<string>): SQSBatchResponse => ({
  batchItemFailures: [...new Set(messageIds)].map((itemIdentifier) => ({ itemIdentifier })),
});
