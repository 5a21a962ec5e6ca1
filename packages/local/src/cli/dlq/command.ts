import { styleText } from "node:util";
import type { Message } from "@aws-sdk/client-sqs";
import type { Command } from "../terminal.ts";
import { argumentsOf, type DlqArguments, HELP } from "./arguments.ts";
import { type DeadLetters, discard, eachBatch, redrive, type Sqs } from "./messages.ts";
import { depthOf, localQueues, queueAt } from "./queues.ts";
import { described } from "./show.ts";

export interface DlqOptions {
  /** SQS on this machine. */
  readonly local: Sqs;
  /** SQS in the cloud, for a queue that is named by its URL. */
  readonly remote: (queueUrl: string) => Sqs;
  /** Asks a person; false is no. */
  readonly confirm: (question: string) => Promise<boolean>;
}

/** `npm run dlq` */
export const dlqCommand = (options: () => DlqOptions): Command => ({
  name: "dlq",
  help: HELP,
  async run(argv, output) {
    await run(argumentsOf(argv), options(), (line) => void output.write(`${line}\n`));
    return 0;
  },
});

type Say = (line: string) => void;

async function run(args: DlqArguments, { local, remote, confirm }: DlqOptions, say: Say): Promise<void> {
  const { action, queueUrl } = args;
  const sqs = queueUrl === undefined ? local : remote(queueUrl);
  const queues =
    queueUrl === undefined ? await localQueues(sqs, args.queue) : [await queueAt(sqs, queueUrl, args.sourceUrl)];
  if (action === "list") return list(sqs, queues, say);
  for (const queue of queues) {
    if (action === "show") await show(sqs, queue, args, say);
    else if (action === "redrive") say(`${queue.name}: ${await redriveAll(sqs, queue, args)} messages sent again`);
    else await discardAsked(sqs, queue, args, confirm, say);
  }
}

async function list(sqs: Sqs, queues: readonly DeadLetters[], say: Say): Promise<void> {
  for (const queue of queues) {
    const depth = await depthOf(sqs, queue);
    const count = String(depth).padStart(6);
    say(`${depth > 0 ? styleText("red", count) : count}  ${queue.name}`);
  }
}

const wanted = ({ ids }: Pick<DlqArguments, "ids">, messages: readonly Message[]): readonly Message[] =>
  messages.filter(({ MessageId = "" }) => ids.length === 0 || ids.includes(MessageId));

async function show(sqs: Sqs, queue: DeadLetters, args: DlqArguments, say: Say): Promise<void> {
  let shown = 0;
  await eachBatch(sqs, queue.url, async (messages) => {
    for (const message of wanted(args, messages)) {
      say(described(message));
      shown += 1;
    }
    return new Set();
  });
  if (shown === 0) say(`${queue.name}: nothing ${args.ids.length > 0 ? "of these ids " : ""}is waiting`);
}

/** Sends messages to their queue again, those of `ids` or all. Answers how many. */
const redriveAll = (sqs: Sqs, queue: DeadLetters, ids: Pick<DlqArguments, "ids">): Promise<number> =>
  settleAll(sqs, queue, ids, redrive);

async function settleAll(
  sqs: Sqs,
  queue: DeadLetters,
  ids: Pick<DlqArguments, "ids">,
  settle: (sqs: Sqs, queue: DeadLetters, message: Message) => Promise<void>,
): Promise<number> {
  let count = 0;
  await eachBatch(sqs, queue.url, async (messages) => {
    const mine = wanted(ids, messages);
    for (const message of mine) {
      await settle(sqs, queue, message);
      count += 1;
    }
    return new Set(mine);
  });
  return count;
}

async function discardAsked(
  sqs: Sqs,
  queue: DeadLetters,
  args: DlqArguments,
  confirm: DlqOptions["confirm"],
  say: Say,
): Promise<void> {
  const depth = await depthOf(sqs, queue);
  if (depth === 0) return say(`${queue.name}: nothing is waiting`);
  const what = args.ids.length > 0 ? `${args.ids.length} of ${depth} messages` : `${depth} messages`;
  if (!args.yes && !(await confirm(`Delete ${what} of ${queue.name} for good? [y/N] `)))
    return say(`${queue.name}: nothing was deleted`);
  say(`${queue.name}: ${await settleAll(sqs, queue, args, discard)} messages deleted`);
}
