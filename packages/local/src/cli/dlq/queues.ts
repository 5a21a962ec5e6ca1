import { GetQueueAttributesCommand, GetQueueUrlCommand, ListDeadLetterSourceQueuesCommand } from "@aws-sdk/client-sqs";
import { wiring } from "@bellyfed/core/wiring";
import { features } from "@bellyfed/features/features";
import { deadLetterName } from "../../sqs/queues.ts";
import { Misuse } from "../misuse.ts";
import type { DeadLetters, Sqs } from "./messages.ts";

/** The local cloud's dead-letter queues, or the one that is named, with or without `-dlq`. Throws Misuse for a name it does not have. */
export async function localQueues(sqs: Sqs, name: string | undefined): Promise<DeadLetters[]> {
  const all = wiring(features).queues.map((queue) => queue.name);
  const wanted = name === undefined ? all : all.filter((queue) => queue === name || deadLetterName(queue) === name);
  if (wanted.length === 0) throw new Misuse(`There is no queue ${name}. There are: ${all.join(", ")}`);
  const urlOf = async (QueueName: string) => (await sqs.send(new GetQueueUrlCommand({ QueueName }))).QueueUrl ?? "";
  return Promise.all(
    wanted.map(async (queue) => ({
      name: deadLetterName(queue),
      url: await urlOf(deadLetterName(queue)),
      source: await urlOf(queue),
    })),
  );
}

/** A dead-letter queue anywhere by its URL. SQS knows where its messages come from, unless `source` says it. */
export async function queueAt(sqs: Sqs, url: string, source: string | undefined): Promise<DeadLetters> {
  const name = url.slice(url.lastIndexOf("/") + 1);
  if (source !== undefined) return { name, url, source };
  const { queueUrls = [] } = await sqs.send(new ListDeadLetterSourceQueuesCommand({ QueueUrl: url }));
  return { name, url, source: queueUrls.length === 1 ? queueUrls[0] : undefined };
}

/** Messages that wait in a queue; SQS calls it approximate. */
export async function depthOf(sqs: Sqs, { url }: DeadLetters): Promise<number> {
  const names = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"] as const;
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: [...names] }),
  );
  return names.reduce((sum, name) => sum + Number(Attributes[name] ?? 0), 0);
}
