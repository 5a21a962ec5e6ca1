import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { Commit } from "@bellyfed/core/ports";
import { commitAt } from "@bellyfed/testing/contract/commits";
import { failure, scriptedService } from "@bellyfed/testing/contract/scripted-service";
import { describe, expect, it } from "vitest";
import { commitOfImage, itemOfCommit } from "./commit-item.ts";
import { dynamoEventStore } from "./event-store.ts";

/** A store whose service gives these answers, one after the other. */
function open(...answers: object[]) {
  const { requests, settings } = scriptedService(
    (_, number) => answers[number - 1] ?? failure("NothingMoreInTheScript"),
  );
  return { requests, store: dynamoEventStore({ client: new DynamoDBClient(settings), table: "events-test" }) };
}

const stream = "RESTAURANT#1";
const newestFirst = (...sequences: number[]) => sequences.map((sequence) => itemOfCommit(commitAt(stream, sequence)));
const snapshot = (sequence: number, schema = 1) => ({
  pk: { S: stream },
  sk: { S: `V#${String(sequence).padStart(12, "0")}~S` },
  next: { N: String(sequence + 1) },
  schema: { N: String(schema) },
  state: { S: '{"count":3}' },
});
const page = (items: object[], more = true) => ({
  Items: items,
  ...(more && { LastEvaluatedKey: { pk: { S: stream }, sk: { S: "V#000000000002" } } }),
});
const sequencesOf = ({ commits }: { readonly commits: readonly Commit[] }) => commits.map(({ sequence }) => sequence);

describe("an append", () => {
  const commit: Commit = {
    stream,
    sequence: 42,
    events: [{ id: "01J", type: "RESTAURANT_CLOSED", version: 1, payload: { reason: null } }],
    commandId: "command",
    bodyHash: "hash",
    traceId: "trace",
    actor: "alice",
    timestamp: "2026-01-02T03:04:05.678Z",
  };
  const item = {
    pk: { S: "RESTAURANT#1" },
    sk: { S: "V#000000000042" },
    events: { S: '[{"id":"01J","type":"RESTAURANT_CLOSED","version":1,"payload":{"reason":null}}]' },
    count: { N: "1" },
    command_id: { S: "command" },
    body_hash: { S: "hash" },
    trace_id: { S: "trace" },
    actor: { S: "alice" },
    timestamp: { S: "2026-01-02T03:04:05.678Z" },
  };

  it("is one conditional put of one item, events as one string", async () => {
    const { requests, store } = open({});
    expect(await store.append(commit)).toEqual({ appended: true });
    expect(requests).toEqual([
      {
        operation: "PutItem",
        input: {
          TableName: "events-test",
          Item: item,
          ConditionExpression: "attribute_not_exists(pk)",
          ReturnValuesOnConditionCheckFailure: "ALL_OLD",
        },
      },
    ]);
  });

  it("learns from the failed condition which commit is there, without a read", async () => {
    const { requests, store } = open(failure("ConditionalCheckFailedException", { Item: item }));
    expect(await store.append({ ...commit, actor: "bob" })).toEqual({ appended: false, existing: commit });
    expect(requests).toHaveLength(1);
  });

  it.each([failure("ThrottlingException"), failure("ValidationException"), failure("ConditionalCheckFailedException")])(
    "throws $body.__type when it does not know what is there",
    async (answer) => {
      await expect(open(answer).store.append(commit)).rejects.toThrow(answer.body.__type);
    },
  );

  it("reads the same commit from the table's stream, and no commit from a snapshot", () => {
    expect(commitOfImage(item)).toEqual(commit);
    expect(commitOfImage(snapshot(42))).toBeUndefined();
    expect(commitOfImage(undefined)).toBeUndefined();
  });
});

describe("a load", () => {
  it("is one consistent query of twelve items, newest first", async () => {
    const { requests, store } = open(page([], false));
    await store.load(stream, 1);
    expect(requests).toEqual([
      {
        operation: "Query",
        input: {
          TableName: "events-test",
          KeyConditionExpression: "pk = :pk",
          ExpressionAttributeValues: { ":pk": { S: stream } },
          ScanIndexForward: false,
          ConsistentRead: true,
          Limit: 12,
        },
      },
    ]);
  });

  it("asks for no more once it has met a usable snapshot, or the first commit", async () => {
    const met = open(page([...newestFirst(5, 4), snapshot(3), ...newestFirst(3)]));
    expect(sequencesOf(await met.store.load(stream, 1))).toEqual([4, 5]);
    const first = open(page(newestFirst(2, 1)));
    expect(sequencesOf(await first.store.load(stream, 1))).toEqual([1, 2]);
    expect([met.requests.length, first.requests.length]).toEqual([1, 1]);
  });

  it("goes on past snapshots of another schema, from where the page before ended", async () => {
    const { requests, store } = open(
      page([...newestFirst(5), snapshot(4, 2), ...newestFirst(4)]),
      page(newestFirst(3)),
      page([snapshot(2)]),
    );
    const loaded = await store.load(stream, 1);
    expect(loaded.snapshot).toEqual({ next: 3, schema: 1, state: { count: 3 } });
    expect(sequencesOf(loaded)).toEqual([3, 4, 5]);
    const from = { pk: { S: stream }, sk: { S: "V#000000000002" } };
    expect(requests.map(({ input }) => input.ExclusiveStartKey)).toEqual([undefined, from, from]);
  });
});

describe("the events since a version", () => {
  it.each([
    [0, "V#000000000001"],
    [23, "V#000000000001"],
    [24, "V#000000000001"],
    [25, "V#000000000002"],
    [1_000, "V#000000000977"],
  ])("after %i are looked for from %s, where the commit may begin that holds the next", async (version, from) => {
    const { requests, store } = open(page([], false));
    await store.since(stream, version);
    expect(requests[0]?.input).toMatchObject({
      KeyConditionExpression: "pk = :pk AND sk >= :from",
      ExpressionAttributeValues: { ":pk": { S: stream }, ":from": { S: from } },
      ConsistentRead: true,
    });
  });

  it("are looked for on further pages only while there are not enough", async () => {
    const old = page(newestFirst(1, 2, 3));
    const many = page(Array.from({ length: 8 }, (_, index) => itemOfCommit(commitAt(stream, 4 + index * 25, 25))));
    const { requests, store } = open(old, many, page([]));
    const events = await store.since(stream, 3);
    expect(events.map(({ stream_version }) => stream_version)).toEqual(Array.from({ length: 200 }, (_, i) => i + 4));
    expect(requests).toHaveLength(2);
  });
});
