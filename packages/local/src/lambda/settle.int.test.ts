import { ChangeMessageVisibilityBatchCommand, type SQSClient } from "@aws-sdk/client-sqs";
import { AppError } from "@bellyfed/core/error";
import { bodiesOf, queueUnderTest, until } from "@bellyfed/testing/local/queue";
import type { SQSEvent } from "aws-lambda";
import { expect, it } from "vitest";

const { client, create, left, log, poll, queue, receive, send } = queueUnderTest();

/** The queue's client, which notes for how long messages are to wait, and waits for none. */
const hurried = (asked: unknown[]): Pick<SQSClient, "send"> => ({
  send: (async (command: object, ...rest: []) => {
    if (command instanceof ChangeMessageVisibilityBatchCommand) {
      for (const entry of command.input.Entries ?? []) {
        asked.push(entry.VisibilityTimeout);
        entry.VisibilityTimeout = 0;
      }
    }
    return client().send(command as never, ...rest);
  }) as SQSClient["send"],
});

it("lets only the reported messages come again", async () => {
  await send("good");
  await send("bad");
  const seen: string[] = [];
  poll((event) => {
    seen.push(...bodiesOf(event));
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
  await send("a");
  await send("b");
  const seen: string[] = [];
  let failures = 0;
  poll((event) => {
    seen.push(...bodiesOf(event));
    return event.Records.every(({ attributes }) => attributes.ApproximateReceiveCount === "1") && ++failures
      ? fail()
      : undefined;
  });
  await until(async () => expect(await left()).toBe(0));
  expect(failures).toBeGreaterThan(0);
  expect(seen.sort()).toEqual(["a", "a", "b", "b"]);
});

it("moves a message that fails at its last attempt to the dead-letter queue with its reason", async () => {
  const deadLetterUrl = await create(`${queue.name}-dlq`);
  await send("poison", { kind: { DataType: "String", StringValue: "kept" } });
  let attempts = 0;
  poll(
    () => {
      attempts += 1;
      throw new Error("cannot parse \u0000 this");
    },
    { deadLetter: { queueUrl: deadLetterUrl, maxReceiveCount: 2 } },
  );
  await until(async () => expect(await left()).toBe(0));
  const Messages = await receive(deadLetterUrl);
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
    { deadLetter: { queueUrl: `${queue.url}-missing`, maxReceiveCount: 1 } },
  );
  await until(() => expect(attempts).toBeGreaterThanOrEqual(2));
  expect(await left()).toBe(1);
});

const outage = new AppError("unavailable", "store.unavailable", "no store");
it.each([
  ["throws for want of it", () => Promise.reject(outage)],
  [
    "reports it for each message",
    (event: SQSEvent) => ({
      batchItemFailures: event.Records.map(({ messageId }) => ({ itemIdentifier: messageId, unavailable: true })),
    }),
  ],
])("uses up no try while something is not to be had and the function %s", async (_, fail) => {
  const deadLetterUrl = await create(`${queue.name}-dlq`);
  await send("a");
  await send("b");
  const tries: (string | undefined)[] = [];
  let failures = 0;
  poll(
    (event) => {
      if (++failures <= 4) return fail(event);
      tries.push(...event.Records.map(({ attributes }) => attributes.ApproximateReceiveCount));
      return undefined;
    },
    { deadLetter: { queueUrl: deadLetterUrl, maxReceiveCount: 1 }, maxConcurrency: 1, batchWindowMs: 50 },
  );
  await until(async () => expect(await left()).toBe(0));
  expect(tries).toEqual(["1", "1"]);
  expect(await receive(deadLetterUrl)).toEqual([]);
  expect(log).toEqual([
    expect.stringMatching(/^consumer lacks something that it needs: .*; trying again$/),
    "consumer lacks something that it needs: works again",
  ]);
});

it("holds only what waits, and settles the rest of its batch", async () => {
  await send("waits");
  await send("good");
  let isBack = false;
  const seen: string[] = [];
  poll(
    (event) => {
      seen.push(...bodiesOf(event));
      const waiting = isBack ? [] : event.Records.filter(({ body }) => body === "waits");
      return { batchItemFailures: waiting.map(({ messageId }) => ({ itemIdentifier: messageId, unavailable: true })) };
    },
    { batchWindowMs: 50, maxConcurrency: 1 },
  );
  await until(async () => expect(await left()).toBe(1));
  isBack = true;
  await until(async () => expect(await left()).toBe(0));
  expect(seen.filter((body) => body === "good")).toEqual(["good"]);
});

it("asks for the queue's retry times: after the first failure, the second, and then it is done", async () => {
  await send("twice");
  const asked: unknown[] = [];
  const tries: string[] = [];
  poll(
    ({ Records }) => {
      tries.push(...Records.map(({ attributes }) => attributes.ApproximateReceiveCount));
      return {
        batchItemFailures: tries.length > 2 ? [] : Records.map(({ messageId }) => ({ itemIdentifier: messageId })),
      };
    },
    { retrySeconds: [7, 11, 13], sqs: hurried(asked) },
  );
  await until(async () => expect(await left()).toBe(0));
  expect(tries).toEqual(["1", "2", "3"]);
  expect(asked).toEqual([7, 11]);
});
