import { DynamoDBClient, PutItemCommand, ScanCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, expect, test } from "vitest";
import { localClient } from "../loopback.ts";
import { type DynamoEngine, startDynamo } from "./engine.ts";
import { startSweeper, sweepExpired } from "./expiry.ts";
import { createTables, type TableDefinition } from "./tables.ts";

const NOW = new Date("2030-01-01T00:00:00Z");
const seconds = NOW.getTime() / 1000;
let engine: DynamoEngine;
let client: DynamoDBClient;

beforeAll(async () => {
  engine = await startDynamo();
  client = new DynamoDBClient(localClient(engine.endpoint));
});
afterAll(() => engine.stop());

const table = (name: string): TableDefinition => ({ name, partitionKey: "PK", sortKey: "SK", ttl: "ttl" });
const put = (name: string, key: string, ttl?: { N: string } | { S: string }) =>
  client.send(
    new PutItemCommand({
      TableName: name,
      Item: { PK: { S: key }, SK: { S: key }, ...(ttl !== undefined && { ttl }) },
    }),
  );
const keysOf = async (name: string) =>
  ((await client.send(new ScanCommand({ TableName: name }))).Items ?? []).map((item) => item.PK?.S).sort();

test("only items whose time is over are deleted", async () => {
  await createTables(client, [table("swept")]);
  await put("swept", "over", { N: String(seconds - 1) });
  await put("swept", "now", { N: String(seconds) });
  await put("swept", "later", { N: String(seconds + 1) });
  await put("swept", "never");
  await put("swept", "text", { S: "1" });
  expect(await sweepExpired(client, table("swept"), NOW)).toBe(1);
  expect(await keysOf("swept")).toEqual(["later", "never", "now", "text"]);
});

test("an item that was given more time while the sweep ran stays", async () => {
  await createTables(client, [table("renewed")]);
  await put("renewed", "a", { N: "1" });
  const renewing = new DynamoDBClient(localClient(engine.endpoint));
  renewing.middlewareStack.add(
    (next, context) => async (args) => {
      if (context.commandName === "DeleteItemCommand") await put("renewed", "a", { N: String(seconds + 60) });
      return next(args);
    },
    { step: "initialize" },
  );
  expect(await sweepExpired(renewing, table("renewed"), NOW)).toBe(0);
  expect(await keysOf("renewed")).toEqual(["a"]);
});

test("the sweeper sweeps at its interval until it is stopped, and skips tables without a time to live", async () => {
  await createTables(client, [table("again"), { name: "plain", partitionKey: "PK" }]);
  await put("again", "a", { N: "1" });
  const errors: unknown[] = [];
  const stop = startSweeper(client, [table("again"), { name: "plain", partitionKey: "PK" }], {
    everySeconds: 0.01,
    onError: (error) => errors.push(error),
  });
  await expect.poll(() => keysOf("again")).toEqual([]);
  await stop();
  await put("again", "b", { N: "1" });
  expect(await keysOf("again")).toEqual(["b"]);
  expect(errors).toEqual([]);
});
