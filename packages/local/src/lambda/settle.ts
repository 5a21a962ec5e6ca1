import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  type Message,
  type MessageAttributeValue,
  SendMessageCommand,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import { type RetrySeconds, retryAfter } from "@bellyfed/core/redelivery";
import { reasonOf } from "./outage.ts";
import { receiveCount } from "./sqs-event.ts";

/** The queue a message came from, and where it goes when it has failed too often. */
export interface Settlement {
  readonly sqs: Pick<SQSClient, "send">;
  readonly queueUrl: string;
  readonly functionName: string;
  readonly deadLetter: { readonly queueUrl: string; readonly maxReceiveCount: number } | undefined;
  /** Seconds. */
  readonly visibilityTimeout: number;
  readonly retrySeconds: RetrySeconds;
  readonly log: (line: string) => void;
}

const BATCH = 10;
const REASON_LENGTH = 1000;
// XML 1.0's characters, which is what SQS takes.
const UNSENDABLE = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

function chunks<T>(items: readonly T[]): T[][] {
  const result: T[][] = [];
  for (let start = 0; start < items.length; start += BATCH) result.push(items.slice(start, start + BATCH));
  return result;
}

const entriesOf = (messages: readonly Message[]) =>
  messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));

/** Deletes messages that are done. One that cannot be deleted comes again, which its consumer must bear anyway. */
export async function deleteAll({ sqs, queueUrl, log }: Settlement, messages: readonly Message[]): Promise<void> {
  const deletions = chunks(messages).map(async (chunk) => {
    const { Failed = [] } = await sqs.send(
      new DeleteMessageBatchCommand({ QueueUrl: queueUrl, Entries: entriesOf(chunk) }),
    );
    if (Failed.length > 0) log(`${queueUrl}: ${Failed.length} messages could not be deleted: ${Failed[0]?.Message}`);
  });
  for (const outcome of await Promise.allSettled(deletions)) {
    if (outcome.status === "rejected") log(`${queueUrl}: messages could not be deleted: ${reasonOf(outcome.reason)}`);
  }
}

async function retryAll(settlement: Settlement, messages: readonly Message[]): Promise<void> {
  const { sqs, queueUrl, retrySeconds } = settlement;
  const delays = chunks(messages).map((chunk) => {
    const Entries = entriesOf(chunk).map((entry, index) => ({
      ...entry,
      VisibilityTimeout: retryAfter(retrySeconds, receiveCount(chunk[index] ?? {})),
    }));
    return sqs.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl: queueUrl, Entries }));
  });
  // A message whose timeout could not be changed comes back when the old one has passed.
  await Promise.allSettled(delays);
}

/** Keeps messages that are still being dealt with from being received by others, as long again as a receive does. */
export async function keepHidden({ sqs, queueUrl, visibilityTimeout }: Settlement, messages: readonly Message[]) {
  const extensions = chunks(messages).map((chunk) => {
    const Entries = entriesOf(chunk).map((entry) => ({ ...entry, VisibilityTimeout: visibilityTimeout }));
    return sqs.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl: queueUrl, Entries }));
  });
  // One that is received by another meanwhile is dealt with twice, which its consumer must bear anyway.
  await Promise.allSettled(extensions);
}

const text = (value: string): MessageAttributeValue => ({
  DataType: "String",
  StringValue: value.replace(UNSENDABLE, "?").slice(0, REASON_LENGTH) || "unknown",
});

async function bury(settlement: Settlement, queueUrl: string, message: Message, reason: string): Promise<void> {
  const { sqs, functionName, log } = settlement;
  try {
    await sqs.send(
      new SendMessageCommand({
        QueueUrl: queueUrl,
        MessageBody: message.Body,
        MessageAttributes: {
          ...message.MessageAttributes,
          ERROR_MESSAGE: text(reason),
          ERROR_FUNCTION: text(functionName),
        },
      }),
    );
    await deleteAll(settlement, [message]);
  } catch (error) {
    log(`${functionName}: ${message.MessageId} stays in its queue, whose redrive policy takes it: ${reasonOf(error)}`);
    await retryAll(settlement, [message]);
  }
}

/** Lets failed messages come again after the queue's retry times; at the last attempt they go to the dead-letter queue together with their reason. */
export async function giveBack(settlement: Settlement, failed: ReadonlyMap<Message, string>): Promise<void> {
  const { deadLetter } = settlement;
  const again: Message[] = [];
  const burials: Promise<void>[] = [];
  for (const [message, reason] of failed) {
    const last = deadLetter !== undefined && receiveCount(message) >= deadLetter.maxReceiveCount;
    if (last) burials.push(bury(settlement, deadLetter.queueUrl, message, reason));
    else again.push(message);
  }
  await Promise.all([retryAll(settlement, again), ...burials]);
}
