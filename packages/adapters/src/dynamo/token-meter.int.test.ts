import { GetItemCommand } from "@aws-sdk/client-dynamodb";
import { type Engine, startEngine } from "@bellyfed/testing/contract/engine";
import { tokenMeterContract } from "@bellyfed/testing/contract/token-meter.contract";
import { afterAll, beforeAll, expect, it } from "vitest";
import { dynamoTokenMeter } from "./token-meter.ts";

let engine: Engine;
let table: string;
beforeAll(async () => {
  engine = await startEngine();
  table = await engine.readTable();
});
afterAll(() => engine?.stop());

tokenMeterContract("the meter of tokens in DynamoDB", async () => dynamoTokenMeter({ client: engine.client, table }));

it("takes one call of 1 unit each time, and leaves an item that expires", async () => {
  const used: unknown[] = [];
  const meter = dynamoTokenMeter({ client: engine.client, table, onCapacity: (...call) => void used.push(call) });
  const account = { key: { PK: "GUIDE#TOKENS#1", SK: "ALL" }, most: 1_000, expiresAt: 1_900_000_000 };
  await meter.take(account, 700);
  await meter.settle(account, -200);
  await meter.settle(account, 0);
  expect(used).toEqual([
    ["tokens", 1],
    ["tokens", 1],
  ]);
  const Key = { PK: { S: account.key.PK }, SK: { S: account.key.SK } };
  const { Item } = await engine.client.send(new GetItemCommand({ TableName: table, Key }));
  expect(Item).toEqual({ ...Key, tokens: { N: "500" }, expires_at: { N: "1900000000" } });
});
