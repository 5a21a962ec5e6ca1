import { type Message, ReceiveMessageCommand, SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { wiring } from "@bellyfed/core/wiring";
import { features } from "@bellyfed/features/features";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { localClient } from "../../loopback.ts";
import { type Queues, startQueues } from "../../sqs/queues.ts";
import { runCommand } from "../terminal.ts";
import { dlqCommand } from "./command.ts";
import type { Sqs } from "./messages.ts";

let queues: Queues;
let sqs: SQSClient;
const names = wiring(features).queues.map(({ name }) => name);
beforeEach(async () => {
  const definitions = names.map((name) => ({ name, visibilityTimeout: 30, maxReceiveCount: 5 }));
  queues = await startQueues({ port: 0, queues: definitions, buckets: [] });
  sqs = new SQSClient({ ...localClient(queues.endpoint), maxAttempts: 1 });
});
afterEach(async () => {
  sqs.destroy();
  await queues.stop();
});

const event = (n: number) => ({
  id: `${n}`,
  detail: { event_type: "T", status: "NEW", stream_id: `S#${n}`, stream_version: 1 },
});
async function bury(queue: string, n: number, reason = `Error: reason ${n}`): Promise<void> {
  const MessageAttributes = { ERROR_MESSAGE: { DataType: "String", StringValue: reason } };
  const QueueUrl = queues.queueUrl(`${queue}-dlq`);
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(event(n)), MessageAttributes }));
}
async function waiting(queue: string): Promise<Message[]> {
  const request = { QueueUrl: queues.queueUrl(queue), MaxNumberOfMessages: 10, MessageAttributeNames: ["All"] };
  return (await sqs.send(new ReceiveMessageCommand(request))).Messages ?? [];
}
const eventsOf = (messages: readonly Message[]) =>
  messages.map(({ Body = "" }) => JSON.parse(Body).detail.stream_id).sort();

async function dlq(argv: string[], client: Sqs = sqs, answer = false) {
  let output = "";
  const write = (text: string) => {
    output += text;
  };
  const asked: string[] = [];
  const confirm = async (question: string) => asked.push(question) > 0 && answer;
  const command = dlqCommand(() => ({ local: client, remote: () => client, confirm }));
  const code = await runCommand(command, { argv, output: { write }, errors: { write } });
  return { code, output, asked };
}

it("lists every dead-letter queue with its depth", async () => {
  await bury("reviews", 1);
  await bury("reviews", 2);
  const { output } = await dlq(["list"]);
  const lines = output
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).reverse());
  expect(Object.fromEntries(lines)).toMatchObject({ "menus-dlq": "0", "reviews-dlq": expect.stringContaining("2") });
  expect(lines).toHaveLength(names.length);
});

it("shows messages with their reasons and lets them wait on", async () => {
  await bury("reviews", 1, "SyntaxError: Unexpected token");
  for (const queue of ["reviews", "reviews-dlq"]) {
    const { output } = await dlq(["show", queue]);
    expect(output).toContain("SyntaxError: Unexpected token");
    expect(output).toContain("T, 1 of S#1");
  }
  expect(queues.depth("reviews-dlq")).toMatchObject({ visible: 1, inFlight: 0 });
});

it("redrives everything, more than one batch holds, as REDRIVEN and without the old reasons", async () => {
  for (let n = 0; n < 23; n++) await bury("reviews", n);
  const { output } = await dlq(["redrive", "reviews"]);
  expect(output).toContain("23 messages");
  expect([queues.depth("reviews").visible, queues.depth("reviews-dlq").visible]).toEqual([23, 0]);
  const [first] = await waiting("reviews");
  expect(JSON.parse(first?.Body ?? "").detail.status).toBe("REDRIVEN");
  expect(first?.MessageAttributes).toBeUndefined();
});

it("redrives or discards only the messages that are named", async () => {
  for (const n of [1, 2, 3]) await bury("menus", n);
  const { output } = await dlq(["show", "menus"]);
  const ids = [...output.matchAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g)].map(([id]) => id);
  expect(ids).toHaveLength(3);
  await dlq(["redrive", "menus", "--id", ids[0]!]);
  await dlq(["discard", "menus", "--id", ids[1]!, "--yes"]);
  expect([queues.depth("menus").visible, queues.depth("menus-dlq").visible]).toEqual([1, 1]);
});

it("discards nothing when the answer is no", async () => {
  await bury("menus", 1);
  const { output, asked } = await dlq(["discard", "menus"]);
  expect([asked.length, output]).toEqual([1, expect.stringContaining("nothing was deleted")]);
  expect(queues.depth("menus-dlq").visible).toBe(1);
  await dlq(["discard", "menus"], sqs, true);
  expect(queues.depth("menus-dlq").visible).toBe(0);
});

/** A client whose process dies after its first message was sent and before that is deleted; what it held is visible again soon. */
function dying(): Sqs {
  let dead = false;
  const send = async (command: { constructor: { name: string }; input: Record<string, unknown> }) => {
    const { name } = command.constructor;
    if (name === "ReceiveMessageCommand") command.input.VisibilityTimeout = 1;
    if (name === "DeleteMessageCommand") dead = true;
    if (dead) throw new Error("killed");
    return sqs.send(command as never);
  };
  return { send: send as SQSClient["send"] };
}

it("loses nothing when it dies between sending and deleting, again and again", async () => {
  for (const n of [1, 2, 3, 4]) await bury("reviews", n);
  for (let death = 0; death < 2; death++) {
    const { code, output } = await dlq(["redrive", "reviews"], dying());
    expect([code, output]).toEqual([1, expect.stringContaining("killed")]);
    await vi.waitFor(() => expect(queues.depth("reviews-dlq").visible).toBe(4), { timeout: 20_000 });
  }
  await dlq(["redrive", "reviews"]);
  expect(queues.depth("reviews-dlq")).toMatchObject({ visible: 0, inFlight: 0 });
  const sent = eventsOf(await waiting("reviews"));
  expect(sent).toHaveLength(6);
  expect(new Set(sent)).toEqual(new Set(["S#1", "S#2", "S#3", "S#4"]));
});

it("takes a queue's URL, and needs to know where its messages go", async () => {
  await bury("reviews", 1);
  const [url, source] = [queues.queueUrl("reviews-dlq"), queues.queueUrl("reviews")];
  const { output } = await dlq(["redrive", "--queue-url", url, "--source-url", source]);
  expect(output).toBe("reviews-dlq: 1 messages sent again\n");
  expect(queues.depth("reviews").visible).toBe(1);
});

it("names the queues that there are when asked for another", async () => {
  const { code, output } = await dlq(["show", "nothing"]);
  expect([code, output]).toEqual([2, expect.stringContaining("reviews")]);
});
