import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DeleteTableCommand, DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import type { DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { type DynamoEngine, startDynamo } from "../dynamodb/engine.ts";
import { createTables } from "../dynamodb/tables.ts";
import { localClient } from "../loopback.ts";
import { checkpointStore } from "./checkpoints.ts";
import { pollStream, type StreamPoller, type StreamSource } from "./poll-stream.ts";

let engine: DynamoEngine;
let client: DynamoDBClient;
let folder: string;
let poller: StreamPoller | undefined;
let table = "";
let tables = 0;
let log: string[] = [];

beforeAll(async () => {
  engine = await startDynamo();
  client = new DynamoDBClient(localClient(engine.endpoint));
});
afterAll(() => engine.stop());
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "stream-"));
  table = `events-${++tables}`;
  log = [];
  await create();
});
afterEach(async () => {
  await poller?.stop();
  poller = undefined;
  rmSync(folder, { recursive: true });
});

const create = () => createTables(client, [{ name: table, partitionKey: "pk", sortKey: "sk", stream: "NEW_IMAGE" }]);
const put = (pk: string, ...versions: number[]) =>
  versions.reduce<Promise<unknown>>(
    (before, version) =>
      before.then(() =>
        client.send(new PutItemCommand({ TableName: table, Item: { pk: { S: pk }, sk: { S: `V#${version}` } } })),
      ),
    Promise.resolve(),
  );
const nameOf = ({ dynamodb }: DynamoDBRecord) => `${dynamodb?.Keys?.pk?.S}${dynamodb?.Keys?.sk?.S?.slice(2)}`;

function poll(
  handler: (names: string[], event: DynamoDBStreamEvent) => unknown,
  options: Partial<StreamSource> = {},
): void {
  poller = pollStream({
    endpoint: engine.endpoint,
    tableName: table,
    functionName: "relay",
    invoke: async (_, event) =>
      handler((event as DynamoDBStreamEvent).Records.map(nameOf), event as DynamoDBStreamEvent),
    batchSize: 100,
    checkpoints: checkpointStore(join(folder, "checkpoints.json")),
    log: (line) => log.push(line),
    ...options,
  });
}
const until = (check: () => unknown) => vi.waitFor(check, { timeout: 20_000, interval: 5 });

it("hands over records as Lambda does, from the oldest on", async () => {
  await put("a", 1);
  const events: DynamoDBStreamEvent[] = [];
  poll((_, event) => void events.push(event));
  await until(() => expect(events).toHaveLength(1));
  expect(events[0]?.Records[0]).toEqual({
    eventID: expect.any(String),
    eventName: "INSERT",
    eventVersion: "1.1",
    eventSource: "aws:dynamodb",
    awsRegion: "us-east-1",
    dynamodb: {
      ApproximateCreationDateTime: expect.any(Number),
      Keys: { pk: { S: "a" }, sk: { S: "V#1" } },
      NewImage: { pk: { S: "a" }, sk: { S: "V#1" } },
      SequenceNumber: expect.stringMatching(/^\d+$/),
      SizeBytes: expect.any(Number),
      StreamViewType: "NEW_IMAGE",
    },
    eventSourceARN: expect.stringContaining(`table/${table}/stream/`),
  });
});

it("follows what is written while it runs, in order and in batches of the size it was told", async () => {
  const batches: string[][] = [];
  poll((names) => void batches.push(names), { batchSize: 3 });
  const versions = Array.from({ length: 20 }, (_, index) => index + 1);
  await put("a", ...versions);
  await until(() => expect(batches.flat()).toEqual(versions.map((version) => `a${version}`)));
  expect(Math.max(...batches.map(({ length }) => length))).toBeLessThanOrEqual(3);
});

it("goes on where it was after a restart", async () => {
  await put("a", 1, 2);
  const seen: string[] = [];
  poll((names) => void seen.push(...names));
  await until(() => expect(seen).toEqual(["a1", "a2"]));
  await poller?.stop();
  await put("a", 3);
  poll((names) => void seen.push(...names));
  await until(() => expect(seen).toEqual(["a1", "a2", "a3"]));
});

it("delivers again what was under way when it ended without a goodbye", async () => {
  await put("a", 1, 2, 3);
  const seen: string[] = [];
  poll((names) => {
    seen.push(...names);
    return names.includes("a2") ? { batchItemFailures: [{ itemIdentifier: "2" }] } : undefined;
  });
  await until(() => expect(seen.length).toBeGreaterThan(3));
  const killed = checkpointStore(join(folder, "checkpoints.json"));
  await poller?.stop();
  const again: string[] = [];
  poll((names) => void again.push(...names), { checkpoints: killed });
  await until(() => expect(again).toEqual(["a2", "a3"]));
});

it("tries again from the record that was reported", async () => {
  await put("a", 1, 2, 3);
  const batches: string[][] = [];
  poll((names, { Records }) => {
    batches.push(names);
    return batches.length === 1
      ? { batchItemFailures: [{ itemIdentifier: Records[1]?.dynamodb?.SequenceNumber }] }
      : undefined;
  });
  await until(() =>
    expect(batches).toEqual([
      ["a1", "a2", "a3"],
      ["a2", "a3"],
    ]),
  );
});

it("leaves out what the filter refuses, and remembers that too", async () => {
  await put("a", 1);
  await put("skip", 1);
  const checkpoints = checkpointStore();
  const seen: string[] = [];
  poll((names) => void seen.push(...names), {
    checkpoints,
    filter: ({ dynamodb }) => dynamodb?.Keys?.pk?.S !== "skip",
  });
  await until(() => expect(checkpoints.list()[0]?.sequenceNumber).toBe("2"));
  expect(seen).toEqual(["a1"]);
});

it("waits for the window before it hands over a batch that is not full", async () => {
  const batches: string[][] = [];
  poll((names) => void batches.push(names), { batchWindowMs: 400 });
  await put("a", 1, 2, 3);
  await until(() => expect(batches.flat()).toHaveLength(3));
  expect(batches).toHaveLength(1);
});

it("begins again with the oldest record when its checkpoint is beyond the newest", async () => {
  await put("a", 1, 2);
  const checkpoints = checkpointStore();
  const seen: string[] = [];
  poll((names) => void seen.push(...names), { checkpoints });
  await until(() => expect(seen).toHaveLength(2));
  await poller?.stop();
  const [known] = checkpoints.list();
  checkpoints.save({ ...known!, sequenceNumber: "99" });
  poll((names) => void seen.push(...names), { checkpoints });
  await until(() => expect(seen).toEqual(["a1", "a2", "a1", "a2"]));
  expect(log).toEqual([expect.stringContaining("reading from its oldest one")]);
});

it("follows a table that is made anew", async () => {
  await put("a", 1);
  const seen: string[] = [];
  const checkpoints = checkpointStore();
  poll((names) => void seen.push(...names), { checkpoints });
  await until(() => expect(seen).toEqual(["a1"]));
  await client.send(new DeleteTableCommand({ TableName: table }));
  await create();
  await put("b", 1);
  // dynoxide shows the old table's records in the new one's stream: once more is allowed, never is not.
  await until(() => expect(seen.at(-1)).toBe("b1"));
  expect(checkpoints.list()).toHaveLength(1);
});

it("waits for a table that is not there yet, and says so once", async () => {
  const later = table;
  await client.send(new DeleteTableCommand({ TableName: later }));
  const seen: string[] = [];
  poll((names) => void seen.push(...names));
  await until(() => expect(log).toEqual([expect.stringContaining(`no stream of ${later}`)]));
  await create();
  await put("a", 1);
  await until(() => expect(seen).toEqual(["a1"]));
});

it("waits for what is under way when it is stopped", async () => {
  await put("a", 1);
  let ended = false;
  let begun = false;
  poll(async () => {
    begun = true;
    await new Promise((resolve) => setTimeout(resolve, 50));
    ended = true;
  });
  await until(() => expect(begun).toBe(true));
  await poller?.stop();
  expect(ended).toBe(true);
});
