import { bodiesOf, queueUnderTest, until } from "@bellyfed/testing/local/queue";
import type { SQSEvent } from "aws-lambda";
import { expect, it } from "vitest";

const { create, left, log, poll, queue, send, sendTo, stop } = queueUnderTest();

it("hands over messages as Lambda does and deletes them", async () => {
  const events: SQSEvent[] = [];
  poll((event) => void events.push(event));
  await send("hello", {
    kind: { DataType: "String", StringValue: "greeting" },
    raw: { DataType: "Binary", BinaryValue: new Uint8Array([1]) },
  });
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
    eventSourceARN: expect.stringContaining(`:${queue.name}`),
    awsRegion: "eu-west-1",
  });
  await until(async () => expect(await left()).toBe(0));
});

it("gathers more than ten messages into one batch", async () => {
  for (let index = 0; index < 25; index++) await send(String(index));
  const sizes: number[] = [];
  poll((event) => void sizes.push(event.Records.length), { batchSize: 25, maxConcurrency: 1 });
  await until(async () => expect(await left()).toBe(0));
  expect(sizes).toEqual([25]);
});

it("waits for the window before it hands over a batch that is not full", async () => {
  const batches: string[][] = [];
  poll((event) => void batches.push(bodiesOf(event)), { batchWindowMs: 300, maxConcurrency: 1 });
  await send("1");
  await send("2");
  await send("3");
  await until(() => expect(batches.flat()).toHaveLength(3));
  expect(batches).toHaveLength(1);
});

it("runs as many invocations at once as it may, and no more", async () => {
  for (let index = 0; index < 12; index++) await send(String(index));
  let underWay = 0;
  let most = 0;
  const allAreThere = Promise.withResolvers<void>();
  poll(
    async () => {
      most = Math.max(most, ++underWay);
      if (underWay === 3) allAreThere.resolve();
      await allAreThere.promise;
      // A fourth would come now.
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
      seen.push(...bodiesOf(event));
      await new Promise<void>((resolve) => (release = resolve));
    },
    { maxConcurrency: 1 },
  );
  await until(() => expect(seen).toEqual(["first"]));
  const stopped = stop();
  await send("second");
  release();
  await stopped;
  expect(seen).toEqual(["first"]);
  expect(await left()).toBe(1);
});

it("says once that the queue cannot be reached, and goes on when it can", async () => {
  const missing = `${queue.url}-later`;
  const seen: string[] = [];
  poll((event) => void seen.push(...bodiesOf(event)), { queueUrl: missing });
  await until(() => expect(log).toHaveLength(1));
  await sendTo(await create(`${queue.name}-later`), "at last");
  await until(() => expect(seen).toEqual(["at last"]));
  expect(log).toEqual([expect.stringContaining("Cannot receive"), expect.stringContaining("works again")]);
});

it("receives nothing while what the function needs does not run", async () => {
  await send("first");
  let isUp = false;
  let asked = 0;
  const tries: (string | undefined)[] = [];
  poll((event) => void tries.push(...event.Records.map(({ attributes }) => attributes.ApproximateReceiveCount)), {
    isUp: () => {
      asked += 1;
      return isUp;
    },
  });
  await until(() => expect(asked).toBeGreaterThan(3));
  expect([tries, await left()]).toEqual([[], 1]);
  isUp = true;
  await until(async () => expect(await left()).toBe(0));
  expect(tries).toEqual(["1"]);
});
