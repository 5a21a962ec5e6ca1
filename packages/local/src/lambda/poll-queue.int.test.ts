import type { AddressInfo } from "node:net";
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import type { SQSEvent } from "aws-lambda";
import { buildApp } from "fauxqs";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { localClient } from "../loopback.ts";
import { type Poller, pollQueue, type QueueSource } from "./poll-queue.ts";

const app = buildApp({ logger: false });
let sqs: SQSClient;
let queueUrl: string;
let deadLetterUrl: string;
let poller: Poller | undefined;
let name = 0;
const log: string[] = [];

beforeAll(async () => {
  await app.listen({ host: "127.0.0.1", port: 0 });
  sqs = new SQSClient(localClient(`http://127.0.0.1:${(app.server.address() as AddressInfo).port}`));
});
afterAll(() => app.close());
beforeEach(async () => {
  name += 1;
  log.length = 0;
  const create = async (QueueName: string) => (await sqs.send(new CreateQueueCommand({ QueueName }))).QueueUrl ?? "";
  deadLetterUrl = await create(`q${name}-dlq`);
  queueUrl = await create(`q${name}`);
});
afterEach(async () => {
  await poller?.stop();
  poller = undefined;
});

const send = (...bodies: string[]) =>
  Promise.all(bodies.map((MessageBody) => sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody }))));
const bodies = ({ Records }: SQSEvent) => Records.map(({ body }) => body);

function poll(handler: (event: SQSEvent) => unknown, options: Partial<QueueSource> = {}): void {
  poller = pollQueue({
    sqs,
    queueUrl,
    queueArn: `arn:aws:sqs:eu-west-1:000000000000:q${name}`,
    functionName: "consumer",
    invoke: async (_, event) => handler(event as SQSEvent),
    batchSize: 10,
    maxConcurrency: 3,
    visibilityTimeout: 30,
    log: (line) => log.push(line),
    ...options,
  });
}

async function left(): Promise<number> {
  const AttributeNames = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"] as const;
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: [...AttributeNames] }),
  );
  return AttributeNames.reduce((sum, attribute) => sum + Number(Attributes?.[attribute]), 0);
}
const until = (check: () => unknown) => vi.waitFor(check, { timeout: 20_000, interval: 10 });

it("hands over messages as Lambda does and deletes them", async () => {
  const events: SQSEvent[] = [];
  poll((event) => void events.push(event));
  await sqs.send(
    new SendMessageCommand({
      QueueUrl: queueUrl,
      MessageBody: "hello",
      MessageAttributes: {
        kind: { DataType: "String", StringValue: "greeting" },
        raw: { DataType: "Binary", BinaryValue: new Uint8Array([1]) },
      },
    }),
  );
  await until(() => expect(events).toHaveLength(1));
  expect(events[0]?.Records[0]).toEqual({
    messageId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    receiptHandle: expect.any(String),
    body: "hello",
    attributes: {
      ApproximateReceiveCount: "1",
      SentTimestamp: expect.stringMatching(/^\d{13}$/),
      SenderId: expect.any(String),
      ApproximateFirstReceiveTimestamp: expect.stringMatching(/^\d{13}$/),
    },
    messageAttributes: {
      kind: { stringValue: "greeting", stringListValues: [], binaryListValues: [], dataType: "String" },
      raw: { binaryValue: "AQ==", stringListValues: [], binaryListValues: [], dataType: "Binary" },
    },
    md5OfBody: "5d41402abc4b2a76b9719d911017c592",
    md5OfMessageAttributes: expect.any(String),
    eventSource: "aws:sqs",
    eventSourceARN: expect.stringContaining(`:q${name}`),
    awsRegion: "eu-west-1",
  });
  await until(async () => expect(await left()).toBe(0));
});

it("gathers more than ten messages into one batch", async () => {
  await send(...Array.from({ length: 25 }, (_, index) => String(index)));
  const sizes: number[] = [];
  poll((event) => void sizes.push(event.Records.length), { batchSize: 25, maxConcurrency: 1 });
  await until(async () => expect(await left()).toBe(0));
  expect(sizes).toEqual([25]);
});

it("waits for the window before it hands over a batch that is not full", async () => {
  const batches: string[][] = [];
  poll((event) => void batches.push(bodies(event)), { batchWindowMs: 300, maxConcurrency: 1 });
  await send("1");
  await send("2");
  await send("3");
  await until(() => expect(batches.flat()).toHaveLength(3));
  expect(batches).toHaveLength(1);
});

it("lets only the reported messages come again", async () => {
  await send("good", "bad");
  const seen: string[] = [];
  poll((event) => {
    seen.push(...bodies(event));
    const bad = event.Records.filter(
      ({ body, attributes }) => body === "bad" && attributes.ApproximateReceiveCount === "1",
    );
    return { batchItemFailures: bad.map(({ messageId }) => ({ itemIdentifier: messageId })) };
  });
  await until(async () => expect(await left()).toBe(0));
  expect(seen.sort()).toEqual(["bad", "bad", "good"]);
  expect(log).toEqual([expect.stringMatching(/^consumer: 1 of \d messages failed: /)]);
});

it.each([
  ["throws", () => Promise.reject(new Error("broken"))],
  ["names a message that is not in the batch", () => ({ batchItemFailures: [{ itemIdentifier: "nobody" }] })],
])("lets the whole batch come again when the function %s", async (_, fail) => {
  await send("a", "b");
  const seen: string[] = [];
  let failures = 0;
  poll((event) => {
    seen.push(...bodies(event));
    return event.Records.every(({ attributes }) => attributes.ApproximateReceiveCount === "1") && ++failures
      ? fail()
      : undefined;
  });
  await until(async () => expect(await left()).toBe(0));
  expect(failures).toBeGreaterThan(0);
  expect(seen.sort()).toEqual(["a", "a", "b", "b"]);
});

it("moves a message that fails at its last attempt to the dead-letter queue with its reason", async () => {
  await sqs.send(
    new SendMessageCommand({
      QueueUrl: queueUrl,
      MessageBody: "poison",
      MessageAttributes: { kind: { DataType: "String", StringValue: "kept" } },
    }),
  );
  let attempts = 0;
  poll(
    () => {
      attempts += 1;
      throw new Error("cannot parse \u0000 this");
    },
    { deadLetter: { queueUrl: deadLetterUrl, maxReceiveCount: 2 } },
  );
  await until(async () => expect(await left()).toBe(0));
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({ QueueUrl: deadLetterUrl, MessageAttributeNames: ["All"] }),
  );
  expect(attempts).toBe(2);
  expect(Messages).toHaveLength(1);
  expect(Messages[0]).toMatchObject({
    Body: "poison",
    MessageAttributes: {
      kind: { StringValue: "kept" },
      ERROR_MESSAGE: { StringValue: "Error: cannot parse ? this" },
      ERROR_FUNCTION: { StringValue: "consumer" },
    },
  });
});

it("leaves a message in its queue when the dead-letter queue cannot take it", async () => {
  await send("poison");
  let attempts = 0;
  poll(
    () => {
      attempts += 1;
      throw new Error("no");
    },
    { deadLetter: { queueUrl: `${deadLetterUrl}-missing`, maxReceiveCount: 1 } },
  );
  await until(() => expect(attempts).toBeGreaterThanOrEqual(2));
  expect(await left()).toBe(1);
});

it("runs as many invocations at once as it may, and no more", async () => {
  await send(...Array.from({ length: 12 }, (_, index) => String(index)));
  let underWay = 0;
  let most = 0;
  poll(
    async () => {
      most = Math.max(most, ++underWay);
      await new Promise((resolve) => setTimeout(resolve, 30));
      underWay -= 1;
    },
    { batchSize: 1, maxConcurrency: 3 },
  );
  await until(async () => expect(await left()).toBe(0));
  expect(most).toBe(3);
});

it("waits for what is under way when it is stopped, and takes nothing more", async () => {
  await send("first");
  let release = () => {};
  const seen: string[] = [];
  poll(
    async (event) => {
      seen.push(...bodies(event));
      await new Promise<void>((resolve) => (release = resolve));
    },
    { maxConcurrency: 1 },
  );
  await until(() => expect(seen).toEqual(["first"]));
  const stopped = poller?.stop();
  await send("second");
  release();
  await stopped;
  expect(seen).toEqual(["first"]);
  expect(await left()).toBe(1);
});

it("says once that the queue cannot be reached, and goes on when it can", async () => {
  const missing = `${queueUrl}-later`;
  const seen: string[] = [];
  poll((event) => void seen.push(...bodies(event)), { queueUrl: missing });
  await until(() => expect(log).toHaveLength(1));
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: `q${name}-later` }));
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: "at last" }));
  await until(() => expect(seen).toEqual(["at last"]));
  expect(log).toEqual([expect.stringContaining("Cannot receive"), expect.stringContaining("works again")]);
});
