/** A message for a target's queue; attributes are only sent to dead-letter queues. */
export interface OutgoingMessage {
  readonly body: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** A message that was not accepted: `index` is its place among those given. */
export interface DeliveryFailure {
  readonly index: number;
  /** One of the codes that EventBridge documents for dead letters: NO_RESOURCE, THROTTLING, TIMEOUT, ... */
  readonly code: string;
  readonly message: string;
  /** False when no later attempt could succeed. */
  readonly retryable: boolean;
}

/**
 * Sends at most ten messages, 256 KB in all unless there is only one, to a queue. Answers those that were not accepted.
 * When it throws, none was accepted for certain, and all are sent again.
 */
export type Deliver = (queueUrl: string, messages: readonly OutgoingMessage[]) => Promise<readonly DeliveryFailure[]>;
