import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { Write } from "@bellyfed/core/ports";
import { add, create, put, remove, set, setFirst } from "@bellyfed/testing/contract/read-operations";
import { failure, type Request, scriptedService } from "@bellyfed/testing/contract/scripted-service";
import { describe, expect, it } from "vitest";
import { dynamoReader, dynamoReadTable } from "./read-table.ts";

/** A table whose service gives these answers, one after the other. */
function open(...answers: (object | Error)[]) {
  const { requests, settings } = scriptedService((_, number) => answers[number - 1] ?? {});
  const pauses: number[] = [];
  const pause = async (attempt: number) => void pauses.push(attempt);
  const client = new DynamoDBClient(settings);
  return { requests, pauses, table: dynamoReadTable({ client, table: "read-test", pause }) };
}

const canceled = (...codes: string[]) =>
  failure("TransactionCanceledException", { CancellationReasons: codes.map((Code) => ({ Code })) });
const two = [put(["A", "1"]), put(["A", "2"])];

describe("a transaction", () => {
  it.each([
    ["a condition that failed", ["None", "ConditionalCheckFailed"]],
    ["another transaction in the way", ["TransactionConflict", "None"]],
    ["both", ["TransactionConflict", "ConditionalCheckFailed"]],
  ])("is in conflict for %s", async (_, codes) => {
    expect(await open(canceled(...codes)).table.transact(two)).toBe("conflict");
  });

  it.each([
    ["throttling", canceled("ThrottlingError", "None")],
    ["throttling beside a failed condition", canceled("ConditionalCheckFailed", "ThrottlingError")],
    ["exceeded throughput", canceled("ProvisionedThroughputExceeded", "None")],
    ["wrong input", canceled("ValidationError", "None")],
    ["reasons that say nothing", canceled("None", "None")],
    ["no reasons", failure("TransactionCanceledException")],
    ["the same token still under way", failure("TransactionInProgressException")],
    ["a broken connection", new Error("socket hang up")],
  ])("throws for %s", async (_, answer) => {
    await expect(open(answer).table.transact(two)).rejects.toThrow();
  });

  it("names the table, whatever the operations say, and asks for no capacity units", async () => {
    const { requests, table } = open();
    await table.transact([...two, add(["A", "3"], { n: 1 }), remove(["A", "4"])]);
    expect(requests.map(({ operation }) => operation)).toEqual(["TransactWriteItems"]);
    expect(requests[0]?.input).toEqual({
      ClientRequestToken: expect.stringMatching(/^[\w-]{36}$/),
      TransactItems: [
        { Put: { TableName: "read-test", Item: { PK: { S: "A" }, SK: { S: "1" } } } },
        { Put: { TableName: "read-test", Item: { PK: { S: "A" }, SK: { S: "2" } } } },
        {
          Update: {
            TableName: "read-test",
            Key: { PK: { S: "A" }, SK: { S: "3" } },
            UpdateExpression: "ADD #n :n_u0",
            ExpressionAttributeNames: { "#n": "n" },
            ExpressionAttributeValues: { ":n_u0": { N: "1" } },
          },
        },
        { Delete: { TableName: "read-test", Key: { PK: { S: "A" }, SK: { S: "4" } } } },
      ],
    });
  });

  it.each<[string, Write, string]>([
    ["put", put(["A", "1"]), "PutItem"],
    ["conditional put", create(["A", "1"]), "PutItem"],
    ["delete", remove(["A", "1"]), "DeleteItem"],
    ["update that may come twice", set(["A", "1"], { doc: "x" }), "UpdateItem"],
    ["update of what is not there", setFirst(["A", "1"], ["doc", "x"]), "UpdateItem"],
    ["update that adds, which must not come twice", add(["A", "1"], { n: 1 }), "TransactWriteItems"],
  ])("of one %s is sent as cheaply as is safe", async (_, write, operation) => {
    const { requests, table } = open();
    expect(await table.transact([write])).toBe("written");
    expect(requests.map((request) => request.operation)).toEqual([operation]);
  });

  it.each(["ConditionalCheckFailedException", "TransactionConflictException"])(
    "of one write is in conflict for %s",
    async (type) => {
      expect(await open(failure(type)).table.transact([create(["A", "1"])])).toBe("conflict");
    },
  );

  it("of one write throws for anything else", async () => {
    const { table } = open(failure("ValidationException"));
    await expect(table.transact([create(["A", "1"])])).rejects.toThrow("ValidationException");
  });

  it("that is too long, or writes an item twice, is not sent", async () => {
    const { requests, table } = open();
    const many = Array.from({ length: 101 }, (_, index) => put(["A", `${index}`]));
    await expect(table.transact(many)).rejects.toThrow("at most 100");
    await expect(table.transact([put(["A", "1"]), add(["A", "1"], { n: 1 })])).rejects.toThrow("A 1");
    expect(requests).toEqual([]);
  });
});

describe("a batch of reads", () => {
  const item = (sk: string) => ({ PK: { S: "A" }, SK: { S: sk } });
  const answer = (found: string[], left: string[] = []) => ({
    Responses: { "read-test": found.map(item) },
    UnprocessedKeys: left.length > 0 ? { "read-test": { Keys: left.map(item), ConsistentRead: true } } : {},
  });
  const keys = (count: number) => Array.from({ length: count }, (_, index) => ({ PK: "A", SK: `${index}` }));
  const asked = (requests: readonly Request[]) =>
    requests.map(({ input }) => (input.RequestItems["read-test"].Keys as unknown[]).length);

  it("is cut into hundreds, without keys that come twice", async () => {
    const { requests, table } = open(answer(["0"]), answer(["1"]), answer(["2"]));
    const found = await table.batchGet([...keys(201), ...keys(150)]);
    expect(asked(requests)).toEqual([100, 100, 1]);
    expect(found.map(({ SK }) => SK)).toEqual(["0", "1", "2"]);
  });

  it("asks again for what was left, later each time", async () => {
    const { requests, pauses, table } = open(answer(["0"], ["1", "2"]), answer(["1"], ["2"]), answer(["2"]));
    const found = await table.batchGet(keys(3), { consistent: true });
    expect(found.map(({ SK }) => SK)).toEqual(["0", "1", "2"]);
    expect([asked(requests), pauses]).toEqual([
      [3, 2, 1],
      [1, 2],
    ]);
    expect(requests.every(({ input }) => input.RequestItems["read-test"].ConsistentRead)).toBe(true);
  });

  it("throws when something is left again and again, and never answers half of it", async () => {
    const { requests, table } = open(...Array.from({ length: 20 }, () => answer(["0"], ["1"])));
    await expect(table.batchGet(keys(2))).rejects.toThrow("unprocessed");
    expect(requests.length).toBeLessThan(10);
  });
});

it("tells the capacity units of every call to who wants to know", async () => {
  const answers = [
    { ConsumedCapacity: { CapacityUnits: 0.5 } },
    { Items: [], ConsumedCapacity: { CapacityUnits: 2 } },
    { Responses: {}, ConsumedCapacity: [{ CapacityUnits: 3 }] },
    { ConsumedCapacity: [{ CapacityUnits: 4 }, { CapacityUnits: 5 }] },
    { ConsumedCapacity: { CapacityUnits: 1 } },
  ];
  const { requests, settings } = scriptedService((_, number) => answers[number - 1] ?? {});
  const told: unknown[] = [];
  const onCapacity = (...facts: unknown[]) => void told.push(facts);
  const table = dynamoReadTable({ client: new DynamoDBClient(settings), table: "read-test", onCapacity });
  await table.get({ Key: { PK: "A", SK: "1" } });
  await table.query({ KeyConditionExpression: "PK = :pk" }, undefined);
  await table.batchGet([{ PK: "A", SK: "1" }]);
  await table.transact(two);
  await table.transact([put(["A", "1"])]);
  expect(told).toEqual([
    ["get", 0.5],
    ["query", 2],
    ["batchGet", 3],
    ["transact", 9],
    ["transact", 1],
  ]);
  expect(requests.every(({ input }) => input.ReturnConsumedCapacity === "TOTAL")).toBe(true);
});

it("numbers come back as numbers", async () => {
  const { table } = open({ Item: { PK: { S: "A" }, n: { N: "1.5" }, big: { N: "9007199254740991" } } });
  expect(await table.get({ Key: { PK: "A", SK: "1" } })).toEqual({ PK: "A", n: 1.5, big: Number.MAX_SAFE_INTEGER });
});

it("a reader cannot write", () => {
  const { settings } = scriptedService(() => ({}));
  const reader = dynamoReader({ client: new DynamoDBClient(settings), table: "read-test" });
  expect(reader).not.toHaveProperty("transact");
});
