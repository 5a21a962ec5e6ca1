import { attempt, type DeliveryContext } from "./attempt.ts";
import type { Pending } from "./journal.ts";
import { backoff } from "./rule.ts";

/** Carries a rule's events from the journal to its target. */
export interface Delivery {
  /** There is something new in the journal. */
  wake(): void;
  /** Begins nothing more and waits for what is under way. */
  stop(): Promise<void>;
}

/** SendMessageBatch: ten messages; 256 KB is safe with every release of SQS. */
const BATCH_MESSAGES = 10;
const BATCH_BYTES = 262_144;
const CONCURRENT_BATCHES = 8;
const READ_AHEAD = BATCH_MESSAGES * CONCURRENT_BATCHES;
/** With more than this waiting for another attempt, the target is down: the rest stays in the journal until it recovers. */
const MAX_WAITING = 1000;

/** As many as fit in one batch, from the front; at least one. Takes them out of the list. */
function takeBatch(ready: Pending[]): Pending[] {
  let bytes = 0;
  let count = 0;
  for (const { body } of ready.slice(0, BATCH_MESSAGES)) {
    bytes += Buffer.byteLength(body);
    if (count > 0 && bytes > BATCH_BYTES) break;
    count += 1;
  }
  return ready.splice(0, count);
}

/** Starts to deliver what the journal holds for the rule: oldest first, several batches at once, failed ones again later. */
export function startDelivery(context: DeliveryContext): Delivery {
  const { rule, journal, retry } = context;
  const ready: Pending[] = [];
  const waiting = new Map<number, NodeJS.Timeout>();
  const underWay = new Set<Promise<void>>();
  let readTo = 0;
  let stopped = false;

  const refill = () => {
    if (ready.length > 0 || waiting.size >= MAX_WAITING) return;
    ready.push(...journal.next(rule.name, readTo, READ_AHEAD));
    readTo = ready.at(-1)?.sequence ?? readTo;
  };
  const tryLater = (pending: Pending) => {
    if (stopped) return;
    const due = () => {
      waiting.delete(pending.sequence);
      ready.push(pending);
      pump();
    };
    waiting.set(pending.sequence, setTimeout(due, backoff(pending.attempts, retry, Math.random())));
  };
  function pump(): void {
    while (!stopped && underWay.size < CONCURRENT_BATCHES) {
      refill();
      if (ready.length === 0) return;
      const work = attempt(context, takeBatch(ready)).then((failed) => {
        underWay.delete(work);
        for (const pending of failed) tryLater(pending);
        pump();
      });
      underWay.add(work);
    }
  }

  pump();
  return {
    wake: pump,
    async stop() {
      stopped = true;
      for (const timer of waiting.values()) clearTimeout(timer);
      await Promise.all(underWay);
    },
  };
}
