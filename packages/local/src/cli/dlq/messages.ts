import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import { redriveOf } from "./redrive.ts";

/** An SQS client, or what stands for one. */
export type Sqs = Pick<SQSClient, "send">;

/** A dead-letter queue and where its messages came from. */
export interface DeadLetters {
  readonly name: string;
  readonly url: string;
  /** The queue whose consumer failed; undefined when nobody knows. */
  readonly source: string | undefined;
}

/** Seconds for which a message is ours; what is not settled by then, because we died, comes back. */
const HELD_SECONDS = 120;
const BATCH = 10;

/**
 * Receives everything that waits in a queue, once each, and hands it on batch by batch. What `settle` does not answer as settled is
 * given back at the end, so that others see it again.
 */
export async function eachBatch(
  sqs: Sqs,
  queueUrl: string,
  settle: (messages: readonly Message[]) => Promise<ReadonlySet<Message>>,
): Promise<void> {
  const kept: Message[] = [];
  const seen = new Set<string>();
  try {
    for (;;) {
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({
          QueueUrl: queueUrl,
          MaxNumberOfMessages: BATCH,
          VisibilityTimeout: HELD_SECONDS,
          MessageAttributeNames: ["All"],
          MessageSystemAttributeNames: ["All"],
        }),
      );
      const fresh = Messages.filter(({ MessageId = "" }) => !seen.has(MessageId));
      for (const { MessageId = "" } of fresh) seen.add(MessageId);
      kept.push(...Messages.filter((message) => !fresh.includes(message)));
      if (fresh.length === 0) return;
      kept.push(...fresh);
      const settled = await settle(fresh);
      for (const message of settled) kept.splice(kept.indexOf(message), 1);
    }
  } finally {
    await giveBack(sqs, queueUrl, kept);
  }
}

/** A message that cannot be given back comes by itself when its time has passed. */
async function giveBack(sqs: Sqs, QueueUrl: string, messages: readonly Message[]): Promise<void> {
  for (let at = 0; at < messages.length; at += BATCH) {
    const Entries = messages
      .slice(at, at + BATCH)
      .map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle, VisibilityTimeout: 0 }));
    await sqs.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl, Entries })).catch(() => {});
  }
}

/**
 * Sends a message to the queue that it came from and then deletes it here. After a crash in between it is in both, and comes twice: the
 * projection rule passes over what it knows, and work queues number their rows.
 */
export async function redrive(sqs: Sqs, { url, source }: DeadLetters, message: Message): Promise<void> {
  if (source === undefined) throw new Error("Which queue did these messages come from? Name it with --source-url");
  const { body, attributes } = redriveOf(message);
  await sqs.send(new SendMessageCommand({ QueueUrl: source, MessageBody: body, MessageAttributes: attributes }));
  await discard(sqs, { url }, message);
}

export async function discard(sqs: Sqs, { url }: Pick<DeadLetters, "url">, message: Message): Promise<void> {
  await sqs.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: message.ReceiptHandle }));
}
