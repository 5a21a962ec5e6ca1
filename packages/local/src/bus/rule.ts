import { LOCAL_ACCOUNT, LOCAL_REGION } from "../loopback.ts";

/** Events that match `pattern` go to the queue at `target`. */
export interface Rule {
  readonly name: string;
  /** In EventBridge's event-pattern language. */
  readonly pattern: unknown;
  /** A queue's URL. */
  readonly target: string;
  /** The queue for events that cannot be delivered; left out, these are dropped, as in AWS. */
  readonly deadLetter?: string;
}

/** When to stop trying; the defaults are EventBridge's, 185 attempts within 24 hours, but for a shorter longest wait: who sees an outage end waits for it. */
export interface RetryPolicy {
  readonly maximumRetryAttempts: number;
  readonly maximumEventAgeInSeconds: number;
  /** The first wait; each further one is up to twice as long, with jitter, and at most `longestWaitMs`. */
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
}

export const DEFAULT_RETRY: RetryPolicy = {
  maximumRetryAttempts: 185,
  maximumEventAgeInSeconds: 86_400,
  firstWaitMs: 100,
  longestWaitMs: 5_000,
};

/**
 * How long to wait before the next attempt, in milliseconds: exponential with full jitter. `random` is in [0, 1).
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function backoff(attempts: number, { firstWaitMs, longestWaitMs }: RetryPolicy, random: number): number {
  return random * Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(attempts, 30));
}

/** Why an event goes to the dead-letter queue. */
export interface DeadLetterReason {
  readonly code: string;
  readonly message: string;
  readonly attempts: number;
  /** Which limit of the retry policy was reached, if it was one. */
  readonly exhausted?: "MaximumRetryAttempts" | "MaximumEventAgeInSeconds" | undefined;
}

/**
 * The attributes of a message in a rule's dead-letter queue.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html
 */
export function deadLetterAttributes(rule: Rule, bus: string, reason: DeadLetterReason): Record<string, string> {
  const path = bus === "default" ? rule.name : `${bus}/${rule.name}`;
  return {
    RULE_ARN: `arn:aws:events:${LOCAL_REGION}:${LOCAL_ACCOUNT}:rule/${path}`,
    TARGET_ARN: `arn:aws:sqs:${LOCAL_REGION}:${LOCAL_ACCOUNT}:${rule.target.split("/").pop()}`,
    ERROR_CODE: reason.code,
    ERROR_MESSAGE: reason.message || reason.code,
    RETRY_ATTEMPTS: String(reason.attempts),
    ...(reason.exhausted !== undefined && { EXHAUSTED_RETRY_CONDITION: reason.exhausted }),
  };
}
