import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import type { DatabaseCall } from "@bellyfed/core/http/costs";
import { create, put } from "@bellyfed/testing/contract/read-operations";
import { failure, scriptedService } from "@bellyfed/testing/contract/scripted-service";
import { expect, it } from "vitest";
import { dynamoEventStore } from "./event-store.ts";
import { metered } from "./metered.ts";
import { dynamoReadTable } from "./read-table.ts";

/** A client whose service gives these answers, one after the other, and what was told of its calls. */
function open(...answers: (object | Error)[]) {
  const { requests, settings } = scriptedService((_, number) => answers[number - 1] ?? {});
  const told: Pick<DatabaseCall, "kind" | "units">[] = [];
  const settingsThatRepeat = { ...settings, maxAttempts: 2 };
  const client = metered(new DynamoDBClient(settingsThatRepeat), ({ kind, units }) => void told.push({ kind, units }));
  return { client, requests, told };
}
const consumed = (CapacityUnits: number) => ({ CapacityUnits });

it("asks of every call what it takes, whichever adapter makes it, and tells reads from writes", async () => {
  const { client, requests, told } = open(
    { ConsumedCapacity: consumed(0.5) },
    { Items: [], ConsumedCapacity: consumed(2) },
    { Responses: {}, ConsumedCapacity: [consumed(3)] },
    { ConsumedCapacity: [consumed(4), consumed(5)] },
    { ConsumedCapacity: consumed(1) },
    { Items: [], ConsumedCapacity: consumed(1.5) },
  );
  const table = dynamoReadTable({ client, table: "read-test" });
  await table.get({ Key: { PK: "A", SK: "1" } });
  await table.query({}, undefined);
  await table.batchGet([{ PK: "A", SK: "1" }]);
  await table.transact([put(["A", "1"]), put(["A", "2"])]);
  await table.transact([put(["A", "1"])]);
  await dynamoEventStore({ client, table: "events-test" }).load("STREAM#1", 1);
  expect(told).toEqual([
    { kind: "read", units: 0.5 },
    { kind: "read", units: 2 },
    { kind: "read", units: 3 },
    { kind: "write", units: 9 },
    { kind: "write", units: 1 },
    { kind: "read", units: 1.5 },
  ]);
  expect(requests.map(({ input }) => input.ReturnConsumedCapacity)).toEqual(told.map(() => "TOTAL"));
});

it("tells of a call that was refused that nobody knows what it took", async () => {
  const { client, told } = open(failure("ConditionalCheckFailedException"));
  expect(await dynamoReadTable({ client, table: "read-test" }).transact([create(["A", "1"])])).toBe("conflict");
  expect(told).toEqual([{ kind: "write", units: undefined }]);
});

it("tells of what is tried again as one call", async () => {
  const { client, requests, told } = open(failure("ThrottlingException"), { ConsumedCapacity: consumed(1) });
  await client.send(new PutItemCommand({ TableName: "read-test", Item: { PK: { S: "A" }, SK: { S: "1" } } }));
  expect(requests).toHaveLength(2);
  expect(told).toEqual([{ kind: "write", units: 1 }]);
});
