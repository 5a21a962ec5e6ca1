import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { failure, type Request, scriptedService } from "@bellyfed/testing/contract/scripted-service";
import { describe, expect, it } from "vitest";
import { dynamoKeyStore } from "./key-store.ts";

/** A store whose service gives these answers, one after the other. */
function open(...answers: (object | Error)[]) {
  const { requests, settings } = scriptedService(
    (_, number) => answers[number - 1] ?? failure("NothingMoreInTheScript"),
  );
  const pauses: number[] = [];
  const pause = async (attempt: number) => void pauses.push(attempt);
  const now = () => Date.UTC(2026, 10, 28);
  const client = new DynamoDBClient(settings);
  return { requests, pauses, store: dynamoKeyStore({ client, table: "keys-test", pause, now }) };
}

const key = new Uint8Array(32).fill(7);
const base64 = Buffer.from(key).toString("base64");
const place = (subject: string) => ({ pk: { S: `SUBJECT#${subject}` }, sk: { S: "KEY" } });
const stored = (subject: string) => ({ ...place(subject), key: { B: base64 } });
const tombstone = (subject: string) => ({ ...place(subject), erased_at: { S: "2026-11-28T00:00:00.000Z" } });

describe("a read", () => {
  const answer = (found: object[], left: string[] = []) => ({
    Responses: { "keys-test": found },
    UnprocessedKeys: left.length > 0 ? { "keys-test": { Keys: left.map(place), ConsistentRead: true } } : {},
  });
  const asked = (requests: readonly Request[]) =>
    requests.map(({ input }) => (input.RequestItems["keys-test"].Keys as unknown[]).length);

  it("is one consistent batch", async () => {
    const { requests, store } = open(answer([stored("alice"), tombstone("bob")]));
    const found = await store.read(["alice", "bob", "carol", "alice"]);
    expect([...found]).toEqual([
      ["alice", key],
      ["bob", null],
    ]);
    expect(requests).toEqual([
      {
        operation: "BatchGetItem",
        input: {
          RequestItems: { "keys-test": { Keys: ["alice", "bob", "carol"].map(place), ConsistentRead: true } },
        },
      },
    ]);
  });

  it("of nobody asks for nothing", async () => {
    const { requests, store } = open();
    expect((await store.read([])).size).toBe(0);
    expect(requests).toEqual([]);
  });

  it("is cut into hundreds", async () => {
    const subjects = Array.from({ length: 201 }, (_, index) => `${index}`);
    const { requests, store } = open(answer([stored("0")]), answer([stored("100")]), answer([stored("200")]));
    expect([...(await store.read(subjects)).keys()]).toEqual(["0", "100", "200"]);
    expect(asked(requests)).toEqual([100, 100, 1]);
  });

  it("asks again for what a throttled table left, consistently and later each time", async () => {
    const { requests, pauses, store } = open(
      answer([stored("a")], ["b", "c"]),
      answer([], ["b", "c"]),
      answer([stored("b"), tombstone("c")]),
    );
    expect([...(await store.read(["a", "b", "c"])).keys()]).toEqual(["a", "b", "c"]);
    expect([asked(requests), pauses]).toEqual([
      [3, 2, 2],
      [1, 2],
    ]);
    expect(requests.every(({ input }) => input.RequestItems["keys-test"].ConsistentRead)).toBe(true);
  });

  it("throws when keys never come: nobody may think that they were erased", async () => {
    const { store } = open(...Array.from({ length: 20 }, () => answer([stored("a")], ["b"])));
    await expect(store.read(["a", "b"])).rejects.toThrow("unprocessed");
  });

  it.each([
    ["throttling", failure("ProvisionedThroughputExceededException")],
    ["a key of KMS that may not be used", failure("KMSAccessDeniedException")],
    ["a broken connection", new Error("socket hang up")],
  ])("throws for %s", async (_, problem) => {
    await expect(open(problem).store.read(["a"])).rejects.toThrow();
  });

  it.each([
    ["neither a key nor a time", place("a")],
    ["a key that is too short", { ...place("a"), key: { B: "AAAA" } }],
    ["a key of another type", { ...place("a"), key: { S: base64 }, erased_at: { S: "2026" } }],
    ["an empty time", { ...place("a"), erased_at: { S: "" } }],
  ])("throws for an item with %s", async (_, item) => {
    await expect(open(answer([item])).store.read(["a"])).rejects.toThrow("SUBJECT#a is damaged");
  });
});

describe("a key that is made", () => {
  it("is one conditional put", async () => {
    const { requests, store } = open({});
    expect(await store.create("alice", key)).toEqual(key);
    expect(requests).toEqual([
      {
        operation: "PutItem",
        input: {
          TableName: "keys-test",
          Item: stored("alice"),
          ConditionExpression: "attribute_not_exists(pk)",
          ReturnValuesOnConditionCheckFailure: "ALL_OLD",
        },
      },
    ]);
  });

  it.each([
    ["another's key", stored("alice"), key],
    ["that of an erased subject", tombstone("alice"), null],
  ])("is learned from the failed condition to be %s, without a read", async (_, Item, there) => {
    const { requests, store } = open(failure("ConditionalCheckFailedException", { Item }));
    expect(await store.create("alice", new Uint8Array(32))).toEqual(there);
    expect(requests).toHaveLength(1);
  });

  it.each([failure("ThrottlingException"), failure("ConditionalCheckFailedException")])(
    "throws $body.__type when it does not know what is there",
    async (answer) => {
      await expect(open(answer).store.create("alice", key)).rejects.toThrow(answer.body.__type);
    },
  );

  it("throws when what is there is damaged", async () => {
    const { store } = open(failure("ConditionalCheckFailedException", { Item: place("alice") }));
    await expect(store.create("alice", key)).rejects.toThrow("damaged");
  });
});

it("an erasure is one put without a condition, of an item that holds no key", async () => {
  const { requests, store } = open({});
  await store.erase("alice");
  expect(requests).toEqual([{ operation: "PutItem", input: { TableName: "keys-test", Item: tombstone("alice") } }]);
});

it.each(["erase", "enlist"] as const)("%s throws when it is not known to have happened", async (method) => {
  const { store } = open(failure("InternalServerError"));
  await expect(store[method]("alice", "REVIEW#1")).rejects.toThrow("InternalServerError");
});

it("a stream is noted by one plain put", async () => {
  const { requests, store } = open({});
  await store.enlist("alice", "REVIEW#1");
  const Item = { pk: { S: "SUBJECT#alice" }, sk: { S: "STREAM#REVIEW#1" } };
  expect(requests).toEqual([{ operation: "PutItem", input: { TableName: "keys-test", Item } }]);
});

it("streams are read by one consistent query a page, which goes on after the last", async () => {
  const at = (stream: string) => ({ pk: { S: "SUBJECT#alice" }, sk: { S: `STREAM#${stream}` } });
  const { requests, store } = open(
    { Items: [at("REVIEW#1"), at("REVIEW#2")], LastEvaluatedKey: at("REVIEW#2") },
    { Items: [at("REVIEW#3")] },
  );
  expect(await store.streamsOf("alice")).toEqual({ streams: ["REVIEW#1", "REVIEW#2"], last: "REVIEW#2" });
  expect(await store.streamsOf("alice", "REVIEW#2")).toEqual({ streams: ["REVIEW#3"], last: undefined });
  const query = {
    TableName: "keys-test",
    KeyConditionExpression: "pk = :pk AND begins_with(sk, :stream)",
    ExpressionAttributeValues: { ":pk": { S: "SUBJECT#alice" }, ":stream": { S: "STREAM#" } },
    ConsistentRead: true,
    Limit: 100,
  };
  expect(requests.map(({ input }) => input)).toEqual([query, { ...query, ExclusiveStartKey: at("REVIEW#2") }]);
});
