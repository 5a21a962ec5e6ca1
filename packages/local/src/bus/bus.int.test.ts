import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { EventBridgeClient, ListRulesCommand, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { type Message, ReceiveMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { listen, localClient } from "../loopback.ts";
import { type Queues, startQueues } from "../sqs/queues.ts";
import { type Bus, type BusOptions, startBus } from "./bus.ts";
import type { Fault } from "./fault.ts";
import type { BusEvent } from "./put-events.ts";
import { sqsTarget } from "./sqs-target.ts";

let dataDir: string;
let queues: Queues;
const cleanUp: (() => unknown)[] = [];
const logged: string[] = [];

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "bellyfed-bus-"));
  queues = await startQueues({
    port: 0,
    queues: ["created", "all"].map((name) => ({ name, visibilityTimeout: 30, maxReceiveCount: 3 })),
    buckets: [],
  });
  logged.length = 0;
});
afterEach(async () => {
  for (const each of cleanUp.splice(0).reverse()) await each();
  await queues.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const rules = () => [
  {
    name: "created",
    pattern: { source: ["outbox-processor"], "detail-type": ["RESTAURANT_CREATED"] },
    target: queues.queueUrl("created"),
    deadLetter: queues.queueUrl("created-dlq"),
  },
  {
    name: "all",
    pattern: { source: [{ exists: true }] },
    target: queues.queueUrl("all"),
    deadLetter: queues.queueUrl("all-dlq"),
  },
];
const start = async (options: Partial<BusOptions> = {}): Promise<Bus> => {
  const target = sqsTarget(queues.endpoint);
  const bus = await startBus({
    dataDir,
    port: 0,
    bus: "main",
    rules: rules(),
    deliver: target.deliver,
    retry: { firstWaitMs: 1, longestWaitMs: 20 },
    log: (message) => logged.push(message),
    ...options,
  });
  cleanUp.push(target.close, () => bus.stop());
  return bus;
};
const eventBridge = (bus: Bus, maxAttempts = 1) => {
  const client = new EventBridgeClient({ ...localClient(bus.endpoint), maxAttempts });
  cleanUp.push(() => client.destroy());
  return client;
};
const entry = (DetailType: string, detail: unknown = {}) => ({
  Source: "outbox-processor",
  DetailType,
  Detail: JSON.stringify(detail),
  EventBusName: "main",
});
const put = (bus: Bus, ...Entries: object[]) => eventBridge(bus).send(new PutEventsCommand({ Entries }));
const receiveAll = async (name: string): Promise<Message[]> => {
  const client = new SQSClient(localClient(queues.endpoint));
  const received: Message[] = [];
  for (;;) {
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({
        QueueUrl: queues.queueUrl(name),
        MaxNumberOfMessages: 10,
        MessageAttributeNames: ["All"],
      }),
    );
    if (Messages.length === 0) break;
    received.push(...Messages);
  }
  client.destroy();
  return received;
};
const eventsIn = async (name: string): Promise<BusEvent[]> =>
  (await receiveAll(name)).map(({ Body }) => JSON.parse(Body ?? "") as BusEvent);

test("an event reaches the queue of every rule that it matches, and no other, as EventBridge sends it", async () => {
  const bus = await start();
  const Time = new Date("2030-01-02T03:04:05Z");
  const { FailedEntryCount, Entries } = await put(
    bus,
    { ...entry("RESTAURANT_CREATED", { event_id: "1", text: "🍕" }), Time, Resources: ["arn:x"] },
    entry("RESTAURANT_CLOSED"),
  );
  expect(FailedEntryCount).toBe(0);
  await bus.idle();
  expect(await eventsIn("created")).toEqual([
    {
      version: "0",
      id: Entries?.[0]?.EventId,
      "detail-type": "RESTAURANT_CREATED",
      source: "outbox-processor",
      account: "000000000000",
      time: "2030-01-02T03:04:05Z",
      region: "us-east-1",
      resources: ["arn:x"],
      detail: { event_id: "1", text: "🍕" },
    },
  ]);
  expect((await eventsIn("all")).map((event) => event["detail-type"])).toEqual([
    "RESTAURANT_CREATED",
    "RESTAURANT_CLOSED",
  ]);
});

test("a bad entry is answered in its place and the good ones are delivered", async () => {
  const bus = await start();
  const { FailedEntryCount, Entries } = await put(
    bus,
    entry("A"),
    { ...entry("B"), Source: undefined },
    { ...entry("C"), Detail: "{" },
    entry("D"),
  );
  expect(FailedEntryCount).toBe(2);
  expect(Entries).toMatchObject([
    { EventId: expect.any(String) },
    { ErrorCode: "InvalidArgument", ErrorMessage: expect.stringContaining("Source") },
    { ErrorCode: "MalformedDetail" },
    { EventId: expect.any(String) },
  ]);
  await bus.idle();
  expect((await eventsIn("all")).map((event) => event["detail-type"])).toEqual(["A", "D"]);
});

test("too many entries, none, and too large ones are refused as a whole", async () => {
  const bus = await start();
  const refused = (entries: object[]) =>
    expect(put(bus, ...entries)).rejects.toMatchObject({
      name: "ValidationException",
      $metadata: { httpStatusCode: 400 },
    });
  await refused([]);
  await refused(Array(11).fill(entry("A")));
  await refused([entry("A"), { ...entry("B"), Detail: JSON.stringify({ text: "x".repeat(1_048_576) }) }]);
  expect(bus.pending()).toBe(0);
});

test("an operation that the bus does not have is refused by name", async () => {
  const bus = await start();
  await expect(eventBridge(bus).send(new ListRulesCommand({}))).rejects.toMatchObject({
    name: "UnknownOperationException",
    message: expect.stringContaining("AWSEvents.ListRules"),
  });
  const response = await fetch(bus.endpoint, {
    method: "POST",
    body: "{",
    headers: { "x-amz-target": "AWSEvents.PutEvents" },
  });
  expect([response.status, await response.json()]).toEqual([
    400,
    expect.objectContaining({ __type: "SerializationException" }),
  ]);
});

test("as in AWS, an event for an unknown bus is accepted and goes nowhere; the log says so", async () => {
  const bus = await start();
  const { FailedEntryCount } = await put(bus, { ...entry("A"), EventBusName: "other" });
  expect([FailedEntryCount, bus.pending()]).toEqual([0, 0]);
  expect(logged.join()).toContain("unknown bus other");
});

test("what was accepted while the queues were down is delivered once they are up, also by the next run", async () => {
  const down = sqsTarget("http://127.0.0.1:1");
  const unreachable = rules().map((rule) => ({ ...rule, target: rule.target.replace(/:\d+/, ":1") }));
  const first = await start({ deliver: down.deliver, rules: unreachable });
  await put(first, entry("RESTAURANT_CREATED"), entry("RESTAURANT_CLOSED"));
  await first.stop();
  down.close();
  const second = await start();
  await second.idle();
  expect(await eventsIn("created")).toHaveLength(1);
  expect(await eventsIn("all")).toHaveLength(2);
  expect(second.pending()).toBe(0);
});

test("an event whose queue does not exist goes to the rule's dead-letter queue, with the reason", async () => {
  const gone = {
    name: "gone",
    pattern: { source: [{ exists: true }] },
    target: `${queues.endpoint}/000000000000/gone`,
  };
  for (const deliver of [undefined, queues.deliver]) {
    const bus = await start({
      rules: [{ ...gone, deadLetter: queues.queueUrl("all-dlq") }],
      ...(deliver && { deliver }),
    });
    await put(bus, entry("A"));
    await bus.idle();
    await bus.stop();
    const [message] = await receiveAll("all-dlq");
    expect(JSON.parse(message?.Body ?? "")).toMatchObject({ "detail-type": "A" });
    const attributes = Object.entries(message?.MessageAttributes ?? {}).map(([name, { StringValue }]) => [
      name,
      StringValue,
    ]);
    expect(Object.fromEntries(attributes)).toMatchObject({
      RULE_ARN: "arn:aws:events:us-east-1:000000000000:rule/main/gone",
      TARGET_ARN: "arn:aws:sqs:us-east-1:000000000000:gone",
      ERROR_CODE: "NO_RESOURCE",
    });
  }
});

test("events that wait for a rule that is no longer there are dropped, and the log says so", async () => {
  const first = await start({ deliver: () => Promise.reject(new Error("down")) });
  await put(first, entry("RESTAURANT_CREATED"));
  await first.stop();
  const second = await start({ rules: rules().slice(1) });
  await second.idle();
  expect(logged.join()).toContain("rule created");
  expect([queues.depth("created").visible, queues.depth("all").visible]).toEqual([0, 1]);
});

test("a listener that throws is logged and disturbs nobody", async () => {
  const bus = await start();
  bus.tap(() => {
    throw new Error("listener");
  });
  expect((await put(bus, entry("A"))).FailedEntryCount).toBe(0);
  await bus.idle();
  expect(queues.depth("all").visible).toBe(1);
  expect(logged.join()).toContain("listener");
});

test("a stop answers the requests that came before it and does not wait for idle clients", async () => {
  const bus = await start();
  const client = eventBridge(bus);
  await client.send(new PutEventsCommand({ Entries: [entry("A")] }));
  const last = client.send(new PutEventsCommand({ Entries: [entry("B")] }));
  await expect.poll(() => bus.pending() + queues.depth("all").visible).toBe(2);
  await bus.stop();
  expect((await last).FailedEntryCount).toBe(0);
  expect(queues.depth("all").visible).toBe(2);
});

test("a stop does not wait for a connection on which nothing was ever sent", async () => {
  const bus = await start();
  const silent = connect(Number(new URL(bus.endpoint).port), "127.0.0.1");
  await new Promise((resolve) => silent.once("connect", resolve));
  const closed = new Promise((resolve) => silent.once("close", resolve));
  await bus.stop();
  await closed;
  // The test's own time limit is far below Node's limit of 60 seconds for such a connection.
}, 50_000);

test("injected faults: refused, failed, answer lost, lost after the answer, delivered twice", async () => {
  const faults = new Map<string, Fault>([
    ["REFUSED", "reject"],
    ["LOST", "drop-after-accept"],
    ["TWICE", "duplicate"],
    ["FAILED", "fail-request"],
    ["UNANSWERED", "lose-answer"],
  ]);
  const bus = await start({ fault: (event) => faults.get(event["detail-type"]) });
  const { FailedEntryCount, Entries } = await put(bus, entry("GOOD"), entry("REFUSED"), entry("LOST"), entry("TWICE"));
  expect(FailedEntryCount).toBe(1);
  expect(Entries?.map(({ ErrorCode }) => ErrorCode)).toEqual([undefined, "InternalFailure", undefined, undefined]);
  await expect(put(bus, entry("GOOD"), entry("FAILED"))).rejects.toMatchObject({ name: "InternalException" });
  await expect(put(bus, entry("UNANSWERED"))).rejects.toMatchObject({ name: "InternalException" });
  await bus.idle();
  const delivered = (await eventsIn("all")).map((event) => event["detail-type"]);
  expect(delivered.sort()).toEqual(["GOOD", "TWICE", "TWICE", "UNANSWERED"]);
});

test("events that cannot be written to the journal are not answered as accepted", async () => {
  const bus = await start();
  const other = new DatabaseSync(join(dataDir, "bus.db"));
  other.exec("BEGIN IMMEDIATE");
  await expect(put(bus, entry("A"))).rejects.toMatchObject({ name: "InternalException" });
  other.exec("ROLLBACK");
  other.close();
  expect((await put(bus, entry("B"))).FailedEntryCount).toBe(0);
  await bus.idle();
  expect((await eventsIn("all")).map((event) => event["detail-type"])).toEqual(["B"]);
});

test("a tap hears every accepted event until it is taken off, also those that no rule wants", async () => {
  const bus = await start({ rules: [] });
  const heard: string[] = [];
  const off = bus.tap((event) => heard.push(event["detail-type"]));
  await put(bus, entry("A"), { ...entry("B"), Detail: "{" }, entry("C"));
  off();
  await put(bus, entry("D"));
  expect(heard).toEqual(["A", "C"]);
});

test("a rule with a pattern that is not valid stops the start and is named", async () => {
  const bad = { name: "bad", pattern: { source: [] }, target: queues.queueUrl("all") };
  await expect(start({ rules: [bad] })).rejects.toThrow(/Rule bad: Event pattern is not valid.*source/);
  await expect(start({ rules: [...rules(), ...rules()] })).rejects.toThrow("same name");
});

test("a port that is taken is named, with the variable that moves it", async () => {
  const other = createServer();
  const port = await listen(other, 0, "OTHER_PORT");
  await expect(start({ port })).rejects.toThrow(new RegExp(`Port ${port} is taken.*EVENTS_PORT`));
  await new Promise((resolve) => other.close(resolve));
});

test("it listens on the loopback address only", async () => {
  const { endpoint } = await start();
  await expect(fetch(endpoint.replace("127.0.0.1", "127.0.0.2"))).rejects.toThrow();
  expect((await fetch(endpoint)).status).toBe(400);
});
