import {
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  DynamoDBClient,
  TransactionCanceledException,
  TransactionConflictException,
} from "@aws-sdk/client-dynamodb";
import type { Write } from "@bellyfed/core/ports";
import { describe, expect, it } from "vitest";
import { add, create, put, remove, set, setFirst } from "../contract/read-operations.ts";
import { dynamoReader, dynamoReadTable } from "./read-table.ts";

type Call = { readonly name: string; readonly input: Record<string, unknown> };

/** A client that answers from a list instead of asking DynamoDB; an error in the list is thrown. */
function scripted(...answers: unknown[]) {
  const calls: Call[] = [];
  const client = new DynamoDBClient({ region: "us-east-1", credentials: { accessKeyId: "a", secretAccessKey: "b" } });
  client.middlewareStack.add(
    (_, context) => async (args) => {
      calls.push({ name: String(context.commandName), input: args.input as Record<string, unknown> });
      const output = answers.shift();
      if (output instanceof Error) throw output;
      return { response: {}, output: { $metadata: {}, ...(output as object) } } as never;
    },
    { step: "initialize", priority: "low" },
  );
  return { calls, client };
}

const canceled = (...codes: string[]) =>
  new TransactionCanceledException({
    message: "canceled",
    $metadata: {},
    CancellationReasons: codes.map((Code) => ({ Code })),
  });
const two = [put(["A", "1"]), put(["A", "2"])];

function open(...answers: unknown[]) {
  const { calls, client } = scripted(...answers);
  const pauses: number[] = [];
  const pause = async (attempt: number) => void pauses.push(attempt);
  return { calls, pauses, table: dynamoReadTable({ client, table: "read-test", pause }) };
}

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
    ["an item that grew too large", canceled("ItemCollectionSizeLimitExceeded", "None")],
    ["reasons that say nothing", canceled("None", "None")],
    ["no reasons", canceled()],
    ["anything else", new Error("socket hang up")],
  ])("throws for %s", async (_, error) => {
    await expect(open(error).table.transact(two)).rejects.toBe(error);
  });

  it("names the table, whatever the operations say, and asks for no capacity units", async () => {
    const { calls, table } = open({});
    await table.transact([...two, add(["A", "3"], { n: 1 }), remove(["A", "4"])]);
    expect(calls.map(({ name }) => name)).toEqual(["TransactWriteItemsCommand"]);
    const items = calls[0]?.input.TransactItems as Record<string, { TableName: string }>[];
    expect(items.map((item) => Object.entries(item).map(([kind, { TableName }]) => [kind, TableName]))).toEqual(
      ["Put", "Put", "Update", "Delete"].map((kind) => [[kind, "read-test"]]),
    );
    expect(calls[0]?.input).not.toHaveProperty("ReturnConsumedCapacity");
  });

  it.each<[string, Write, string]>([
    ["put", put(["A", "1"]), "PutItemCommand"],
    ["conditional put", create(["A", "1"]), "PutItemCommand"],
    ["delete", remove(["A", "1"]), "DeleteItemCommand"],
    ["update that may come twice", set(["A", "1"], { doc: "x" }), "UpdateItemCommand"],
    ["update of what is not there", setFirst(["A", "1"], ["doc", "x"]), "UpdateItemCommand"],
    ["update that adds, which must not come twice", add(["A", "1"], { n: 1 }), "TransactWriteItemsCommand"],
  ])("of one %s is sent as cheaply as is safe", async (_, write, command) => {
    const { calls, table } = open({});
    expect(await table.transact([write])).toBe("written");
    expect(calls.map(({ name }) => name)).toEqual([command]);
  });

  it.each([
    new ConditionalCheckFailedException({ message: "", $metadata: {} }),
    new TransactionConflictException({ message: "", $metadata: {} }),
  ])("of one write is in conflict for $name", async (error) => {
    expect(await open(error).table.transact([create(["A", "1"])])).toBe("conflict");
  });

  it("of one write throws for anything else", async () => {
    await expect(open(new Error("throttled")).table.transact([create(["A", "1"])])).rejects.toThrow("throttled");
  });

  it("that is too long, or writes an item twice, is not sent", async () => {
    const { calls, table } = open();
    const many = Array.from({ length: 101 }, (_, index) => put(["A", `${index}`]));
    await expect(table.transact(many)).rejects.toThrow("at most 100");
    await expect(table.transact([put(["A", "1"]), add(["A", "1"], { n: 1 })])).rejects.toThrow("A 1");
    expect(calls).toEqual([]);
  });
});

describe("a batch of reads", () => {
  const item = (sk: string) => ({ PK: { S: "A" }, SK: { S: sk } });
  const answer = (found: string[], left: string[] = []) => ({
    Responses: { "read-test": found.map(item) },
    UnprocessedKeys: left.length > 0 ? { "read-test": { Keys: left.map(item), ConsistentRead: true } } : {},
  });
  const keys = (count: number) => Array.from({ length: count }, (_, index) => ({ PK: "A", SK: `${index}` }));
  const asked = ({ calls }: { calls: Call[] }) =>
    calls.map(
      ({ input }) =>
        (input as { RequestItems: Record<string, { Keys: unknown[] }> }).RequestItems["read-test"]!.Keys.length,
    );

  it("is cut into hundreds, without keys that come twice", async () => {
    const opened = open(answer(["0"]), answer(["1"]), answer(["2"]));
    const found = await opened.table.batchGet([...keys(201), ...keys(150)]);
    expect(asked(opened)).toEqual([100, 100, 1]);
    expect(found.map(({ SK }) => SK)).toEqual(["0", "1", "2"]);
  });

  it("asks again for what was left, later each time", async () => {
    const opened = open(answer(["0"], ["1", "2"]), answer(["1"], ["2"]), answer(["2"]));
    const found = await opened.table.batchGet(keys(3), { consistent: true });
    expect(found.map(({ SK }) => SK)).toEqual(["0", "1", "2"]);
    expect([asked(opened), opened.pauses]).toEqual([
      [3, 2, 1],
      [1, 2],
    ]);
  });

  it("throws when something is left again and again, and never answers half of it", async () => {
    const opened = open(...Array.from({ length: 20 }, () => answer(["0"], ["1"])));
    await expect(opened.table.batchGet(keys(2))).rejects.toThrow("unprocessed");
    expect(opened.calls.length).toBeLessThan(10);
  });
});

it("tells the capacity units of every call to who wants to know", async () => {
  const { calls, client } = scripted(
    { ConsumedCapacity: { CapacityUnits: 0.5 } },
    { ConsumedCapacity: { CapacityUnits: 2 } },
    { Responses: {}, ConsumedCapacity: [{ CapacityUnits: 3 }] },
    { ConsumedCapacity: [{ CapacityUnits: 4 }, { CapacityUnits: 5 }] },
  );
  const told: unknown[] = [];
  const table = dynamoReadTable({ client, table: "read-test", onCapacity: (...facts) => told.push(facts) });
  await table.get({ Key: { PK: "A", SK: "1" } });
  await table.query({ KeyConditionExpression: "PK = :pk" }, undefined);
  await table.batchGet([{ PK: "A", SK: "1" }]);
  await table.transact(two);
  expect(told).toEqual([
    ["get", 0.5],
    ["query", 2],
    ["batchGet", 3],
    ["transact", 9],
  ]);
  expect(calls.every(({ input }) => input.ReturnConsumedCapacity === "TOTAL")).toBe(true);
});

it("a reader cannot write", () => {
  expect(dynamoReader({ client: scripted().client, table: "read-test" })).not.toHaveProperty("transact");
});
