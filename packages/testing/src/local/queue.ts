import type { AddressInfo } from "node:net";
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  type MessageAttributeValue,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import { type Poller, pollQueue, type QueueSource } from "@bellyfed/local/lambda/poll-queue";
import { LOOPBACK, localClient } from "@bellyfed/local/loopback";
import type { SQSEvent } from "aws-lambda";
import { buildApp } from "fauxqs";
import { afterAll, afterEach, beforeAll, beforeEach, vi } from "vitest";

export const bodiesOf = ({ Records }: SQSEvent) => Records.map(({ body }) => body);
export const until = (check: () => unknown) => vi.waitFor(check, { timeout: 20_000, interval: 5 });

const COUNTS = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"] as const;

/** An SQS in this process for all tests of a file. */
function sqsServer(): { readonly client: () => SQSClient } {
  const app = buildApp({ logger: false });
  let client: SQSClient;
  beforeAll(async () => {
    await app.listen({ host: LOOPBACK, port: 0 });
    client = new SQSClient(localClient(`http://${LOOPBACK}:${(app.server.address() as AddressInfo).port}`));
  });
  afterAll(() => app.close());
  return { client: () => client };
}

const operations = (client: () => SQSClient) => ({
  create: async (QueueName: string) => (await client().send(new CreateQueueCommand({ QueueName }))).QueueUrl ?? "",
  async sendTo(QueueUrl: string, MessageBody: string, MessageAttributes?: Record<string, MessageAttributeValue>) {
    await client().send(new SendMessageCommand({ QueueUrl, MessageBody, MessageAttributes }));
  },
  async receive(QueueUrl: string) {
    const all = { QueueUrl, MessageAttributeNames: ["All"] };
    const { Messages = [] } = await client().send(new ReceiveMessageCommand(all));
    return Messages;
  },
  /** Messages that are in a queue, waiting or received. */
  async countOf(QueueUrl: string) {
    const counts = { QueueUrl, AttributeNames: [...COUNTS] };
    const { Attributes } = await client().send(new GetQueueAttributesCommand(counts));
    return COUNTS.reduce((sum, attribute) => sum + Number(Attributes?.[attribute]), 0);
  },
});

/** A queue per test, and a poller that is stopped after the test. */
export function queueUnderTest() {
  const { client } = sqsServer();
  const { create, sendTo, receive, countOf } = operations(client);
  const log: string[] = [];
  const queue = { name: "", url: "" };
  let number = 0;
  let poller: Poller | undefined;
  beforeEach(async () => {
    log.length = 0;
    queue.name = `q${++number}`;
    queue.url = await create(queue.name);
  });
  const stop = async () => poller?.stop();
  afterEach(stop);
  const poll = (handler: (event: SQSEvent) => unknown, options: Partial<QueueSource> = {}) => {
    poller = pollQueue({
      sqs: client(),
      queueUrl: queue.url,
      queueArn: `arn:aws:sqs:eu-west-1:000000000000:${queue.name}`,
      functionName: "consumer",
      invoke: async (_, event) => handler(event as SQSEvent),
      batchSize: 10,
      maxConcurrency: 3,
      visibilityTimeout: 30,
      retrySeconds: [0],
      log: (line) => log.push(line),
      ...options,
    });
  };
  const send = (body: string, attributes?: Record<string, MessageAttributeValue>) =>
    sendTo(queue.url, body, attributes);
  return { client, log, queue, create, send, sendTo, receive, left: () => countOf(queue.url), poll, stop };
}
