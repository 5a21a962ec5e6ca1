import { readArguments } from "../arguments.ts";
import { Misuse } from "../misuse.ts";

export const HELP = `Usage: npm run dlq -- list
       npm run dlq -- show    QUEUE [--id ID ...]
       npm run dlq -- redrive QUEUE|--all [--id ID ...]
       npm run dlq -- discard QUEUE|--all [--id ID ...] [--yes]

What a function failed to handle eight times waits in its queue's dead-letter queue, together with the reason.

  list      every dead-letter queue with what waits there
  show      the messages with their ids and reasons
  redrive   sends messages to their queue again, with status REDRIVEN; one that comes twice does no harm
  discard   deletes messages for good, after asking

  QUEUE              by the name that list shows, with or without -dlq
  --id ID            only this message; may be given several times
  --all              of every queue
  --yes              discard without asking
  --queue-url URL    a dead-letter queue in AWS, with the credentials that the AWS SDK finds, instead of QUEUE
  --source-url URL   the queue that its messages came from, when SQS does not tell`;

const actions = ["list", "show", "redrive", "discard"] as const;
export type Action = (typeof actions)[number];

export interface DlqArguments {
  readonly action: Action;
  readonly queue: string | undefined;
  readonly ids: readonly string[];
  readonly yes: boolean;
  readonly queueUrl: string | undefined;
  readonly sourceUrl: string | undefined;
}

const options = {
  id: { type: "string", multiple: true },
  all: { type: "boolean" },
  yes: { type: "boolean" },
  "queue-url": { type: "string" },
  "source-url": { type: "string" },
} as const;

const isAction = (text: string | undefined): text is Action =>
  (actions as readonly (string | undefined)[]).includes(text);

/** Reads the command line. Throws Misuse. */
export function argumentsOf(argv: readonly string[]): DlqArguments {
  const { values, positionals } = readArguments(argv, { options, allowPositionals: true });
  const [action, queue, ...more] = positionals;
  if (!isAction(action)) throw new Misuse(`Say what to do: ${actions.join(", ")}`);
  if (more.length > 0) throw new Misuse("One queue at a time, please");
  const { id: ids = [], yes = false, all = false, "queue-url": queueUrl, "source-url": sourceUrl } = values;
  const named = [queue, queueUrl, all ? "all" : undefined].filter((name) => name !== undefined);
  if (action !== "list" && named.length !== 1) throw new Misuse("Name one queue, or --queue-url, or --all");
  if (queueUrl !== undefined && !URL.canParse(queueUrl)) throw new Misuse(`--queue-url must be a URL, not ${queueUrl}`);
  if (sourceUrl !== undefined && queueUrl === undefined) throw new Misuse("--source-url goes with --queue-url");
  return { action, queue, ids, yes, queueUrl, sourceUrl };
}
