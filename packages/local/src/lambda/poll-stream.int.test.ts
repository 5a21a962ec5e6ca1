import { dynamoEventStore } from "@bellyfed/adapters/dynamo/event-store";
import { dynamoLogRewriting } from "@bellyfed/adapters/dynamo/log-rewriting";
import { isCommitRecord } from "@bellyfed/core/commit-filter";
import { commitAt } from "@bellyfed/testing/contract/commits";
import { until } from "@bellyfed/testing/local/queue";
import { streamUnderTest } from "@bellyfed/testing/local/stream";
import type { DynamoDBStreamEvent } from "aws-lambda";
import { expect, it } from "vitest";
import { checkpointStore } from "./checkpoints.ts";

const { create, drop, events, log, poll, put, stop, stored, tableOf } = streamUnderTest();

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
    eventSourceARN: expect.stringContaining(`table/${tableOf()}/stream/`),
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

it("goes on where it was after a restart, however long the stream is", async () => {
  const versions = Array.from({ length: 105 }, (_, index) => index + 1);
  await put("a", ...versions);
  const seen: string[] = [];
  poll((names) => void seen.push(...names));
  await until(() => expect(seen).toHaveLength(105));
  await stop();
  await put("b", 1);
  poll((names) => void seen.push(...names));
  await until(() => expect(seen.slice(105)).toEqual(["b1"]));
});

it("delivers again what was under way when it ended without a goodbye", async () => {
  await put("a", 1, 2, 3);
  const seen: string[] = [];
  poll((names) => {
    seen.push(...names);
    return names.includes("a2") ? { batchItemFailures: [{ itemIdentifier: "2" }] } : undefined;
  });
  await until(() => expect(seen.length).toBeGreaterThan(3));
  const killed = stored();
  await stop();
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

it("hands over what was added to the log, and neither its being sealed nor the snapshots that are deleted then", async () => {
  const [store, rewriting] = [dynamoEventStore(events()), dynamoLogRewriting(events())];
  const commit = commitAt("REVIEW#1", 1, 1, { text: "Best slice" });
  await store.append(commit);
  await store.saveSnapshot("REVIEW#1", 1, { next: 2, schema: 1, state: {} });
  const { commits, snapshots } = await rewriting.page(null);
  for (const stored of commits) await rewriting.rewrite(stored, [{ ...commit.events[0]!, payload: { text: "v1.x" } }]);
  for (const snapshot of snapshots) await rewriting.dropSnapshot(snapshot);
  await store.append(commitAt("REVIEW#1", 2));
  const checkpoints = checkpointStore();
  const seen: unknown[] = [];
  const note = (_: string[], { Records }: DynamoDBStreamEvent) =>
    void seen.push(...Records.map(({ eventName, dynamodb }) => [eventName, dynamodb?.Keys?.sk?.S]));
  poll(note, { checkpoints, filter: isCommitRecord });
  await until(() => expect(checkpoints.list()[0]?.sequenceNumber).toBe("5"));
  expect(seen).toEqual([
    ["INSERT", "V#000000000001"],
    ["INSERT", "V#000000000002"],
  ]);
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
  await stop();
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
  await drop();
  await create();
  await put("b", 1);
  // dynoxide shows the old table's records in the new one's stream: once more is allowed, never is not.
  await until(() => expect(seen.at(-1)).toBe("b1"));
  expect(checkpoints.list()).toHaveLength(1);
});

it("waits for a table that is not there yet, and says so once", async () => {
  await drop();
  const seen: string[] = [];
  poll((names) => void seen.push(...names));
  await until(() => expect(log).toEqual([expect.stringContaining(`no stream of ${tableOf()}`)]));
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
  await stop();
  expect(ended).toBe(true);
});
