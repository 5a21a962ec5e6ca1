import { mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { GetObjectCommand, HeadBucketCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { localClient } from "../loopback.ts";
import { type Queues, type QueuesOptions, startQueues } from "./queues.ts";

let dataDir: string;
const running: Queues[] = [];
const clients: SQSClient[] = [];
const work = { name: "work", visibilityTimeout: 30, maxReceiveCount: 3 };

const start = async (options: Partial<QueuesOptions> = {}) => {
  const queues = await startQueues({ dataDir, port: 0, queues: [work], buckets: ["imports"], ...options });
  running.push(queues);
  return queues;
};
const sqs = (queues: Queues) => {
  const client = new SQSClient({ ...localClient(queues.endpoint), maxAttempts: 1 });
  clients.push(client);
  return client;
};
const receive = async (
  queues: Queues,
  input: { name?: string; wait?: number; max?: number } = {},
): Promise<Message[]> => {
  const { name = "work", wait = 0, max = 10 } = input;
  const { Messages = [] } = await sqs(queues).send(
    new ReceiveMessageCommand({
      QueueUrl: queues.queueUrl(name),
      WaitTimeSeconds: wait,
      MaxNumberOfMessages: max,
      MessageAttributeNames: ["All"],
      MessageSystemAttributeNames: ["All"],
    }),
  );
  return Messages;
};
const send = (queues: Queues, body: string) =>
  sqs(queues).send(new SendMessageCommand({ QueueUrl: queues.queueUrl("work"), MessageBody: body }));
const bodies = (messages: readonly Message[]) => messages.map(({ Body }) => Body);

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "bellyfed-queues-"));
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  for (const queues of running.splice(0)) await queues.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const refused = (host: string, port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect({ host, port });
    socket.once("connect", () => {
      socket.destroy();
      resolve(false);
    });
    socket.once("error", () => resolve(true));
  });

test("it listens on the loopback address and on no other", async () => {
  const { endpoint } = await start();
  const port = Number(new URL(endpoint).port);
  const others = Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter(({ family, address }) => family === "IPv4" && address !== "127.0.0.1")
    .map(({ address }) => address);
  expect(await refused("127.0.0.1", port)).toBe(false);
  // The rest of 127/8 is this machine too, so it answers to a server on 0.0.0.0 even where there is no other interface.
  for (const address of ["127.0.0.2", ...others]) expect(await refused(address, port)).toBe(true);
});

test("a message that is received is hidden, and gone when it is deleted", async () => {
  const queues = await start();
  await send(queues, "a");
  expect(queues.depth("work")).toEqual({ visible: 1, inFlight: 0, delayed: 0 });
  const [message] = await receive(queues);
  expect(message?.Body).toBe("a");
  expect(queues.depth("work")).toEqual({ visible: 0, inFlight: 1, delayed: 0 });
  await sqs(queues).send(
    new DeleteMessageCommand({ QueueUrl: queues.queueUrl("work"), ReceiptHandle: message?.ReceiptHandle }),
  );
  expect(queues.depth("work")).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
});

test("a long poll answers when a message arrives, not when its 20 seconds are over", async () => {
  const queues = await start();
  const poll = receive(queues, { wait: 20 });
  const first = await Promise.race([poll.then(() => "poll"), send(queues, "a").then(() => "send")]);
  expect(first).toBe("send");
  // The test's own time limit is shorter than the poll's 20 seconds.
  expect(bodies(await poll)).toEqual(["a"]);
}, 19_000);

test("a message that fails too often moves to the dead-letter queue, and is there after a restart", async () => {
  const first = await start({ queues: [{ ...work, visibilityTimeout: 0, maxReceiveCount: 2 }] });
  await send(first, "poison");
  expect(bodies(await receive(first))).toEqual(["poison"]);
  expect(bodies(await receive(first))).toEqual(["poison"]);
  expect(await receive(first)).toEqual([]);
  expect(first.depth("work-dlq").visible).toBe(1);
  await first.stop();
  const second = await start();
  expect(second.depth("work").visible).toBe(0);
  expect(bodies(await receive(second, { name: "work-dlq" }))).toEqual(["poison"]);
});

test("a message that was received when the process ended is there again at once, and that receive does not count", async () => {
  const first = await start();
  await send(first, "a");
  await receive(first);
  await first.stop();
  const [again] = await receive(await start());
  expect([again?.Body, again?.Attributes?.ApproximateReceiveCount]).toEqual(["a", "1"]);
});

test("a message that is given back is received again at once, and its count of receives goes on", async () => {
  const queues = await start();
  await send(queues, "a");
  const [message] = await receive(queues);
  const QueueUrl = queues.queueUrl("work");
  await sqs(queues).send(
    new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle: message?.ReceiptHandle, VisibilityTimeout: 0 }),
  );
  const [again] = await receive(queues);
  expect(again?.Attributes?.ApproximateReceiveCount).toBe("2");
});

test("every Unicode text that SQS takes arrives unchanged, and what it refuses is refused", async () => {
  const queues = await start();
  const text = "pizza 🍕, Ærø, 拉麵, 𝒳, \u{10FFFF}, tab\t, newline\n";
  await send(queues, text);
  expect(bodies(await receive(queues))).toEqual([text]);
  const { Failed } = await sqs(queues).send(
    new SendMessageBatchCommand({
      QueueUrl: queues.queueUrl("work"),
      Entries: [{ Id: "a", MessageBody: "bell\u0007" }],
    }),
  );
  expect(Failed?.[0]).toMatchObject({ Id: "a", Code: "InvalidMessageContents" });
});

test("after a restart on another port the same queues have URLs of that port, and changed attributes are in force", async () => {
  const first = await start();
  const before = first.queueUrl("work");
  await send(first, "a");
  await first.stop();
  const second = await start({ queues: [{ name: "work", visibilityTimeout: 77, maxReceiveCount: 9 }] });
  expect(second.queueUrl("work")).toBe(`${second.endpoint}/000000000000/work`);
  expect(second.queueUrl("work")).not.toBe(before);
  const { Attributes } = await sqs(second).send(
    new GetQueueAttributesCommand({ QueueUrl: second.queueUrl("work"), AttributeNames: ["All"] }),
  );
  expect(Attributes?.VisibilityTimeout).toBe("77");
  expect(JSON.parse(Attributes?.RedrivePolicy ?? "")).toEqual({
    deadLetterTargetArn: second.queueArn("work-dlq"),
    maxReceiveCount: 9,
  });
  expect(bodies(await receive(second))).toEqual(["a"]);
});

test("delivery in the process is the same as SendMessageBatch: attributes arrive, and a missing queue is a failure", async () => {
  const queues = await start();
  const message = { body: "a", attributes: { ERROR_CODE: "NO_RESOURCE" } };
  expect(await queues.deliver(queues.queueUrl("work"), [message, { body: "x".repeat(1_048_577) }])).toMatchObject([
    { index: 1, code: "INVALID_PARAMETER", retryable: false },
  ]);
  expect(await queues.deliver(`${queues.endpoint}/000000000000/nope`, [message])).toMatchObject([
    { index: 0, code: "NO_RESOURCE", retryable: false },
  ]);
  await queues.stop();
  const [received] = await receive(await start());
  expect(received?.MessageAttributes?.ERROR_CODE?.StringValue).toBe("NO_RESOURCE");
});

test("a bucket is there from the start, and an object larger than 11 MiB outlives a restart", async () => {
  const first = await start();
  const s3 = (queues: Queues) => new S3Client(localClient(queues.endpoint));
  const Body = Buffer.alloc(12 * 1024 * 1024, "x");
  await s3(first).send(new HeadBucketCommand({ Bucket: "imports" }));
  await s3(first).send(new PutObjectCommand({ Bucket: "imports", Key: "a/b.json", Body }));
  await first.stop();
  const { Body: stored } = await s3(await start()).send(new GetObjectCommand({ Bucket: "imports", Key: "a/b.json" }));
  expect((await stored?.transformToByteArray())?.length).toBe(Body.length);
});

test("a port that is taken is named, with the variable that moves it", async () => {
  const port = Number(new URL((await start()).endpoint).port);
  const second = startQueues({ port, queues: [], buckets: [] });
  await expect(second).rejects.toThrow(new RegExp(`Port ${port} is taken.*SQS_PORT`));
});

test("a queue that was never defined has no URL", async () => {
  const queues = await start();
  expect(() => queues.queueUrl("other")).toThrow("other");
});
