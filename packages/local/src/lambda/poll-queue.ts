import { type Message, ReceiveMessageCommand, type SQSClient } from "@aws-sdk/client-sqs";
import type { RetrySeconds } from "@bellyfed/core/redelivery";
import { invokeBatch } from "./batch-response.ts";
import type { Invoke } from "./context.ts";
import { invocation } from "./host.ts";
import { type Outage, outage, untilUp } from "./outage.ts";
import { deleteAll, giveBack, keepHidden, type Settlement } from "./settle.ts";
import { sqsEvent } from "./sqs-event.ts";
import { type Waker, waker } from "./waker.ts";

export interface QueueSource {
  readonly sqs: Pick<SQSClient, "send">;
  readonly queueUrl: string;
  readonly queueArn: string;
  readonly functionName: string;
  readonly invoke: Invoke;
  /** Messages per invocation; more than 10 are gathered from several receives. */
  readonly batchSize: number;
  /** How long to wait for a batch to fill, from its first message on; 0 when left out. */
  readonly batchWindowMs?: number;
  /** Most invocations at the same time. */
  readonly maxConcurrency: number;
  /** Seconds; must be longer than an invocation takes. */
  readonly visibilityTimeout: number;
  /** After how many seconds a message that failed comes again. */
  readonly retrySeconds: RetrySeconds;
  /** Where messages go that fail at their last attempt. Left out: only the queue's own redrive policy. */
  readonly deadLetter?: { readonly queueUrl: string; readonly maxReceiveCount: number };
  /** What the context tells of the time left; the visibility timeout when left out. */
  readonly timeoutSeconds?: number;
  /** Whether what the function needs runs; while it does not, nothing is received. */
  readonly isUp?: () => boolean;
  readonly log?: (line: string) => void;
}

export interface Poller {
  /** Receives no more, and resolves when the invocations under way have ended and their messages are settled. */
  stop(): Promise<void>;
}

interface Polling {
  readonly source: QueueSource;
  readonly settlement: Settlement;
  readonly call: (event: unknown) => Promise<unknown>;
  readonly receive: (most: number, waitSeconds: number) => Promise<Message[] | undefined>;
  /** Whether the function has what it needs, as its failures tell. */
  readonly needs: Outage;
  readonly ending: Waker;
}

// Short, because fauxqs goes on serving a poll that was given up: what arrives for it then is hidden until the next start.
const WAIT_SECONDS = 1;
const MOST_PER_RECEIVE = 10;
const WINDOW_STEP_MS = 10;

/**
 * An SQS event source mapping: long-polls a queue, invokes the function with batches, deletes what succeeded and lets the rest come
 * again. Like Lambda it starts with few pollers and adds more, up to `maxConcurrency`, while there is work.
 */
export function pollQueue(source: QueueSource): Poller {
  const { functionName, visibilityTimeout, log = (line: string) => console.error(line) } = source;
  const ending = waker();
  const polling: Polling = {
    source,
    settlement: { ...source, deadLetter: source.deadLetter, log },
    call: invocation(source.invoke, functionName, source.timeoutSeconds ?? visibilityTimeout),
    receive: receiver(source, ending, log),
    needs: outage(`${functionName} lacks something that it needs`, log),
    ending,
  };
  const workers = crew(polling);
  return {
    async stop() {
      ending.close();
      while (workers.size > 0) await Promise.all(workers);
    },
  };
}

/** Receives at most 10 messages; undefined when that failed, after a wait that grows with each failure. Only waiting is given up. */
function receiver({ sqs, queueUrl, visibilityTimeout }: QueueSource, ending: Waker, log: (line: string) => void) {
  const reach = outage(`Cannot receive from ${queueUrl}`, log);
  return async (most: number, waitSeconds: number): Promise<Message[] | undefined> => {
    try {
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({
          QueueUrl: queueUrl,
          MaxNumberOfMessages: Math.min(MOST_PER_RECEIVE, most),
          WaitTimeSeconds: waitSeconds,
          VisibilityTimeout: visibilityTimeout,
          MessageSystemAttributeNames: ["All"],
          MessageAttributeNames: ["All"],
        }),
        waitSeconds > 0 ? { abortSignal: ending.signal } : {},
      );
      reach.succeeded();
      return Messages;
    } catch (error) {
      if (!ending.closed) await ending.wait(reach.failed(error));
      return undefined;
    }
  };
}

/** The pollers at work. One waits for messages; whoever gets some calls another to wait, and leaves when there are none. */
function crew(polling: Polling): ReadonlySet<Promise<void>> {
  const workers = new Set<Promise<void>>();
  const hire = () => {
    const worker: Promise<void> = work(polling, {
      onMessages: () => {
        if (workers.size < polling.source.maxConcurrency && !polling.ending.closed) hire();
      },
      mayLeave: () => workers.size > 1,
    }).finally(() => workers.delete(worker));
    workers.add(worker);
  };
  hire();
  return workers;
}

interface Shifts {
  readonly onMessages: () => void;
  readonly mayLeave: () => boolean;
}

async function work(polling: Polling, { onMessages, mayLeave }: Shifts): Promise<void> {
  const { source, receive, ending } = polling;
  while (!ending.closed) {
    await untilUp(source.isUp, ending);
    const first = await receive(source.batchSize, WAIT_SECONDS);
    if (first?.length === 0 && mayLeave()) return;
    if (!first?.length) continue;
    onMessages();
    await consume(polling, await fill(polling, first));
  }
}

/** Adds to a batch until it is full, or its window has passed and nothing more is waiting. */
async function fill({ source, receive, ending }: Polling, first: readonly Message[]): Promise<readonly Message[]> {
  const { batchSize, batchWindowMs = 0 } = source;
  if (batchWindowMs === 0 && first.length < MOST_PER_RECEIVE) return first;
  const batch = [...first];
  const deadline = performance.now() + batchWindowMs;
  while (batch.length < batchSize && !ending.closed) {
    const more = await receive(batchSize - batch.length, 0);
    if (more === undefined) break;
    batch.push(...more);
    if (more.length === MOST_PER_RECEIVE) continue;
    const left = deadline - performance.now();
    if (left <= 0) break;
    await ending.wait(Math.min(WINDOW_STEP_MS, left));
  }
  return batch;
}

/**
 * Invokes the function with a batch until each message is done or has failed for a reason of its own. Those that wait for what cannot be had
 * now are held: given back, each would use up a try at every receive. When all stops they stay received, and the next start gives them back.
 */
async function consume(polling: Polling, messages: readonly Message[]): Promise<void> {
  const { source, settlement, needs, ending } = polling;
  let hiddenAt = performance.now();
  for (let rest = messages; rest.length > 0; ) {
    const { failed, waiting, reason } = await attempt(polling, rest);
    const done = rest.filter((message) => !failed.has(message) && !waiting.includes(message));
    await Promise.all([deleteAll(settlement, done), giveBack(settlement, failed)]);
    if (waiting.length === 0) return needs.succeeded();
    await ending.wait(needs.failed(reason));
    await untilUp(source.isUp, ending);
    if (ending.closed) return;
    if (performance.now() - hiddenAt > (source.visibilityTimeout * 1000) / 2) {
      await keepHidden(settlement, waiting);
      hiddenAt = performance.now();
    }
    rest = waiting;
  }
}

async function attempt({ source, settlement, call }: Polling, messages: readonly Message[]) {
  const idOf = ({ MessageId = "" }: Message) => MessageId;
  const outcome = await invokeBatch(() => call(sqsEvent(messages, source.queueArn)), new Set(messages.map(idOf)));
  const waiting = messages.filter((message) =>
    outcome.failed === "all" ? outcome.unavailable : outcome.unavailable?.has(idOf(message)),
  );
  const failed = new Map<Message, string>();
  for (const message of messages) {
    const reason = outcome.failed === "all" ? outcome.reason : outcome.failed.get(idOf(message));
    if (reason !== undefined && !waiting.includes(message)) failed.set(message, reason);
  }
  const [reason] = failed.values();
  if (reason) settlement.log(`${source.functionName}: ${failed.size} of ${messages.length} messages failed: ${reason}`);
  const [first] = waiting;
  const lack = first && (outcome.failed === "all" ? outcome.reason : outcome.failed.get(idOf(first)));
  return { failed, waiting, reason: lack };
}
