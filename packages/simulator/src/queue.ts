import { retryAfter } from "@bellyfed/core/redelivery";
import type { Queue as Wired } from "@bellyfed/core/wiring";
import type { SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import { chance } from "./chance.ts";
import type { Lambda, Outcome } from "./lambda.ts";
import type { World } from "./world.ts";

export interface Queue {
  /** A message comes; it is there once this was called. */
  readonly put: (body: string) => void;
}

interface Message {
  readonly id: string;
  readonly body: string;
  receives: number;
  visible: boolean;
}

export interface QueueSettings
  extends Pick<Wired, "name" | "batchSize" | "maxConcurrency" | "visibilitySeconds" | "retrySeconds" | "maxReceives"> {
  readonly consume: Lambda<SQSEvent, SQSBatchResponse>;
}

/** How often somebody sends a message again that the dead-letter queue got: longer than a crash hides what it waits for. */
const REDRIVES = 60;

/** An SQS queue with its Lambda: at least once, in no order, and a message is gone only when its batch was answered without it. */
export function queue(world: World, settings: QueueSettings): Queue {
  const { name, batchSize, maxConcurrency = 1000, visibilitySeconds, retrySeconds, maxReceives, consume } = settings;
  const messages = new Set<Message>();
  let [came, running] = [0, 0];
  const pollIn = (delay: number) => world.time.after(delay, poll);

  async function poll(): Promise<void> {
    const ready = [...messages].filter(({ visible }) => visible);
    if (ready.length === 0 || running >= maxConcurrency) return;
    const label = `${name}#${came++}`;
    const most = world.luck === 0 ? batchSize : 1 + Math.floor(chance(`${world.luck} ${label}`) * batchSize);
    const batch = shuffled(ready, `${world.luck} ${label}`).slice(0, most);
    for (const message of batch) receive(message);
    running++;
    const Records = batch.map(({ id, body }) => ({ messageId: id, body }) as SQSRecord);
    await consume(label, { Records }, (outcome) => {
      running--;
      settle(batch, outcome);
      pollIn(world.latency(`${label} next`));
    });
    if (ready.length > batch.length) pollIn(world.latency(`${label} more`));
  }

  function receive(message: Message): void {
    message.receives++;
    message.visible = world.faults.at(`${name}.queue`) === "again";
    if (message.visible) pollIn(world.latency(`${message.id} again`));
    if (message.receives <= maxReceives * (1 + REDRIVES)) return;
    world.broken.push(`The queue ${name} could not get rid of a message: ${message.body}`);
    messages.delete(message);
  }

  function settle(batch: readonly Message[], outcome: Outcome<SQSBatchResponse>): void {
    const failed = typeof outcome === "object" && "answer" in outcome ? failuresOf(outcome.answer) : undefined;
    for (const message of batch) {
      if (failed && !failed.has(message.id)) messages.delete(message);
      else showAgain(message, (outcome === "crashed" ? visibilitySeconds : waitOf(message)) * 1000);
    }
  }

  /** Whoever sends a message again that the dead-letter queue got begins its count anew. */
  const waitOf = ({ receives }: Message): number => retryAfter(retrySeconds, ((receives - 1) % maxReceives) + 1);

  function showAgain(message: Message, delay: number): void {
    world.time.after(delay, () => {
      message.visible = true;
      return poll();
    });
  }

  return {
    put(body) {
      const id = `${name}/${came++}`;
      messages.add({ id, body, receives: 0, visible: true });
      pollIn(world.latency(`${id} arrives`));
    },
  };
}

const failuresOf = ({ batchItemFailures }: SQSBatchResponse): ReadonlySet<string> =>
  new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));

const shuffled = (messages: readonly Message[], luck: string): Message[] =>
  messages
    .map((message) => ({ message, drawn: luck.startsWith("0 ") ? 0 : chance(`${luck} ${message.id}`) }))
    .sort((a, b) => a.drawn - b.drawn)
    .map(({ message }) => message);
