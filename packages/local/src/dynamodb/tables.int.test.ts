import {
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  PutItemCommand,
  QueryCommand,
} from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, expect, test } from "vitest";
import { localClient } from "../loopback.ts";
import { type DynamoEngine, startDynamo } from "./engine.ts";
import { createTables } from "./tables.ts";

let engine: DynamoEngine;
let client: DynamoDBClient;
beforeAll(async () => {
  engine = await startDynamo();
  client = new DynamoDBClient(localClient(engine.endpoint));
});
afterAll(() => engine.stop());

test("tables are created once, with their stream and time to live", async () => {
  const tables = [{ name: "events", partitionKey: "pk", sortKey: "sk", stream: "NEW_IMAGE", ttl: "ttl" }] as const;
  const first = await createTables(client, tables);
  expect(first[0]?.streamArn).toContain("table/events/stream/");
  expect(await createTables(client, tables)).toEqual(first);
  const { TimeToLiveDescription } = await client.send(new DescribeTimeToLiveCommand({ TableName: "events" }));
  expect(TimeToLiveDescription).toMatchObject({ AttributeName: "ttl", TimeToLiveStatus: "ENABLED" });
});

test("a table that an older run made is given the index it misses, filled with what it holds", async () => {
  await createTables(client, [{ name: "grown", partitionKey: "PK" }]);
  await client.send(new PutItemCommand({ TableName: "grown", Item: { PK: { S: "a" }, city: { S: "x" } } }));
  const index = { name: "GSI1", partitionKey: "city", projection: "ALL" } as const;
  await createTables(client, [{ name: "grown", partitionKey: "PK", indexes: [index] }]);
  const { Table } = await client.send(new DescribeTableCommand({ TableName: "grown" }));
  expect(Table?.GlobalSecondaryIndexes?.map((each) => each.IndexName)).toEqual(["GSI1"]);
  const { Count } = await client.send(
    new QueryCommand({
      TableName: "grown",
      IndexName: "GSI1",
      KeyConditionExpression: "city = :city",
      ExpressionAttributeValues: { ":city": { S: "x" } },
    }),
  );
  expect(Count).toBe(1);
});
