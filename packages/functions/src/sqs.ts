import { type Envelope, EnvelopeSchema } from "@bellyfed/core/envelope";
import { parse } from "@bellyfed/core/parse";
import type { Log } from "@bellyfed/core/ports";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import * as v from "valibot";

/** An EventBridge event as a rule hands it to a queue; `replay-name` marks what an archive sends again. */
const BusEvent = v.object({ "replay-name": v.optional(v.string()), detail: EnvelopeSchema });

export interface Delivery {
  readonly messageId: string;
  readonly envelope: Envelope;
}

/** A message that must come again, and why. */
export interface Failure {
  readonly messageId: string;
  /** For people: kept with the message where its queue can, and logged. */
  readonly reason: string;
}

/** An error as a reason: its name and what it says. */
export const reasonOf = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}` : String(error);

/** Reads the envelopes of a batch. What is none is reported, to end in the dead-letter queue. */
export function deliveriesOf(event: SQSEvent, log: Log): { deliveries: Delivery[]; poison: Failure[] } {
  const deliveries: Delivery[] = [];
  const poison: Failure[] = [];
  for (const { messageId, body } of event.Records) {
    try {
      const parsed = parse(BusEvent, JSON.parse(body));
      const status = parsed["replay-name"] === undefined ? parsed.detail.status : "REPLAYED";
      deliveries.push({ messageId, envelope: { ...parsed.detail, payload: parsed.detail.payload, status } });
    } catch (error) {
      log.error("Not an event of ours", { message_id: messageId, error });
      poison.push({ messageId, reason: `Not an event of ours: ${reasonOf(error)}` });
    }
  }
  return { deliveries, poison };
}

/**
 * A partial batch response: these messages come again, the others are done. The local Lambda host keeps the `reason` with a message that
 * goes to its dead-letter queue; in AWS it is logged and left out.
 */
export const failing = (failures: Iterable<Failure>): SQSBatchResponse => ({
  batchItemFailures: [...new Map([...failures].map((failure) => [failure.messageId, failure.reason]))].map(
    ([itemIdentifier, reason]) => ({ itemIdentifier, reason }),
  ),
});
