import { type Envelope, EnvelopeSchema } from "@bellyfed/core/envelope";
import { AppError } from "@bellyfed/core/error";
import { parse } from "@bellyfed/core/parse";
import type { Log } from "@bellyfed/core/ports";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import * as v from "valibot";

/** An EventBridge event as a rule hands it to a queue; `replay-name` marks what an archive sends again. */
const BusEvent = v.object({ "replay-name": v.optional(v.string()), detail: EnvelopeSchema });

export interface Delivery {
  readonly messageId: string;
  readonly envelope: Envelope;
  /** Whether it came before: that time may have ended anywhere. */
  readonly again: boolean;
}

/** A message that must come again, and why. */
export interface Failure {
  readonly messageId: string;
  /** For people: kept with the message where its queue can, and logged. */
  readonly reason: string;
  /** Whether something that it needs cannot be had now, so that the message itself may be as good as any. */
  readonly unavailable?: boolean;
}

/** An error as a reason: its name and what it says. */
export const reasonOf = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}` : String(error);

/** A message that failed for an error. */
export const failureOf = (messageId: string, error: unknown): Failure => ({
  messageId,
  reason: reasonOf(error),
  ...(error instanceof AppError && error.kind === "unavailable" && { unavailable: true }),
});

/** Reads the envelopes of a batch. What is none is reported, to end in the dead-letter queue. */
export function deliveriesOf(event: SQSEvent, log: Log): { deliveries: Delivery[]; poison: Failure[] } {
  const deliveries: Delivery[] = [];
  const poison: Failure[] = [];
  for (const { messageId, body, attributes } of event.Records) {
    try {
      const parsed = parse(BusEvent, JSON.parse(body));
      const status = parsed["replay-name"] === undefined ? parsed.detail.status : "REPLAYED";
      const again = Number(attributes?.ApproximateReceiveCount ?? 1) > 1;
      deliveries.push({ messageId, again, envelope: { ...parsed.detail, payload: parsed.detail.payload, status } });
    } catch (error) {
      log.error("Not an event of ours", { message_id: messageId, error });
      poison.push({ messageId, reason: `Not an event of ours: ${reasonOf(error)}` });
    }
  }
  return { deliveries, poison };
}

/**
 * A partial batch response: these messages come again, the others are done. What stands beside the identifiers is for the local Lambda host,
 * which keeps the `reason` with a message that goes to its dead-letter queue, and waits with those of an outage; in AWS it is left out.
 */
export const failing = (failures: Iterable<Failure>): SQSBatchResponse => ({
  batchItemFailures: [...new Map([...failures].map((failure) => [failure.messageId, failure])).values()].map(
    ({ messageId: itemIdentifier, ...why }) => ({ itemIdentifier, ...why }),
  ),
});
