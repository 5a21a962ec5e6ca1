import type { Journal, Pending } from "./journal.ts";
import { type DeadLetterReason, deadLetterAttributes, type RetryPolicy, type Rule } from "./rule.ts";
import type { Deliver, DeliveryFailure, OutgoingMessage } from "./target.ts";

/** What the delivery of one rule's events needs. */
export interface DeliveryContext {
  readonly bus: string;
  readonly rule: Rule;
  readonly journal: Journal;
  readonly deliver: Deliver;
  readonly retry: RetryPolicy;
  readonly log: (message: string) => void;
  /** Called after deliveries are done. */
  readonly onDone: () => void;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Failures by place in the list. */
async function send(
  deliver: Deliver,
  queue: string,
  messages: readonly OutgoingMessage[],
): Promise<ReadonlyMap<number, DeliveryFailure>> {
  const failures = await deliver(queue, messages).catch((error: unknown) =>
    messages.map((_, index) => ({ index, code: "ERROR_FROM_TARGET", message: messageOf(error), retryable: true })),
  );
  return new Map(failures.map((failure) => [failure.index, failure]));
}

async function finish({ journal, rule, onDone }: DeliveryContext, batch: readonly Pending[]): Promise<void> {
  await journal.transact(() => {
    for (const { sequence } of batch) journal.done(rule.name, sequence);
  });
  onDone();
}

/** Which limit an event has reached that failed once more, if any. */
function exhausted(
  pending: Pending,
  { maximumRetryAttempts, maximumEventAgeInSeconds }: RetryPolicy,
): DeadLetterReason["exhausted"] {
  if (pending.attempts >= maximumRetryAttempts) return "MaximumRetryAttempts";
  return Date.now() - pending.acceptedAt > maximumEventAgeInSeconds * 1000 ? "MaximumEventAgeInSeconds" : undefined;
}

/** Answers whether the event is off our hands: in the dead-letter queue, or dropped for want of one. */
async function giveUp(context: DeliveryContext, { body }: Pending, reason: DeadLetterReason): Promise<boolean> {
  const { rule, bus, deliver, log } = context;
  log(
    `Rule ${rule.name} could not deliver an event after ${reason.attempts} retries: ${reason.code} ${reason.message}`,
  );
  if (rule.deadLetter === undefined) return true;
  const message = { body, attributes: deadLetterAttributes(rule, bus, reason) };
  return (await send(deliver, rule.deadLetter, [message])).size === 0;
}

/** Answers the event when it is to be tried again. */
async function settle(
  context: DeliveryContext,
  pending: Pending,
  failure: DeliveryFailure,
): Promise<Pending | undefined> {
  const { journal, rule, retry } = context;
  const limit = failure.retryable ? exhausted(pending, retry) : undefined;
  if (!failure.retryable || limit !== undefined) {
    const reason = { code: failure.code, message: failure.message, attempts: pending.attempts, exhausted: limit };
    if (await giveUp(context, pending, reason)) {
      await finish(context, [pending]);
      return undefined;
    }
  }
  const attempts = pending.attempts + 1;
  await journal.transact(() => journal.failed(rule.name, pending.sequence, attempts));
  return { ...pending, attempts };
}

/** Sends a batch to the rule's target. Those that were accepted leave the journal; answers those to try again later. Never throws. */
export async function attempt(context: DeliveryContext, batch: readonly Pending[]): Promise<readonly Pending[]> {
  try {
    const failures = await send(
      context.deliver,
      context.rule.target,
      batch.map(({ body }) => ({ body })),
    );
    const accepted = batch.filter((_, index) => !failures.has(index));
    if (accepted.length > 0) await finish(context, accepted);
    const settled = await Promise.all(
      batch.flatMap((pending, index) => {
        const failure = failures.get(index);
        return failure === undefined ? [] : [settle(context, pending, failure)];
      }),
    );
    return settled.filter((pending) => pending !== undefined);
  } catch (error) {
    // The journal failed (a full disk?): what was sent may be sent once more, which is allowed; losing it is not.
    context.log(`Rule ${context.rule.name}: ${messageOf(error)}`);
    return batch.map((pending) => ({ ...pending, attempts: pending.attempts + 1 }));
  }
}
