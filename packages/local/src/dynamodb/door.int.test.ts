import { createServer } from "node:http";
import { DynamoDBClient, PutItemCommand, ScanCommand } from "@aws-sdk/client-dynamodb";
import { statusOf } from "@bellyfed/testing/local/raw";
import { afterAll, beforeAll, expect, it } from "vitest";
import { listen, localClient } from "../loopback.ts";
import { type Door, openDoor } from "./door.ts";
import { type DynamoEngine, startDynamo } from "./engine.ts";
import { createTables } from "./tables.ts";

const SITE = "http://localhost:3000";
const welcome = { origins: [SITE], hosts: [] };
let engine: DynamoEngine;
let door: Door;
let client: DynamoDBClient;
beforeAll(async () => {
  engine = await startDynamo();
  door = await openDoor(engine.endpoint, 0, welcome);
  client = new DynamoDBClient({ ...localClient(door.endpoint), maxAttempts: 1 });
  await createTables(client, [{ name: "table", partitionKey: "pk" }]);
});
afterAll(async () => {
  await door.stop();
  await engine.stop();
});

const port = () => Number(new URL(door.endpoint).port);
const list = (origin: string, to = door.endpoint) =>
  fetch(to, {
    method: "POST",
    headers: {
      origin,
      "content-type": "application/x-amz-json-1.0",
      "x-amz-target": "DynamoDB_20120810.ListTables",
      authorization:
        "AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0",
      "x-amz-date": "20260101T000000Z",
    },
    body: "{}",
  });

it("people's tools work through it, with items as large as the engine takes", async () => {
  for (const pk of ["a", "b", "c"]) {
    await client.send(
      new PutItemCommand({ TableName: "table", Item: { pk: { S: pk }, text: { S: "x".repeat(300_000) } } }),
    );
  }
  const { Items = [] } = await client.send(new ScanCommand({ TableName: "table" }));
  expect(Items.map(({ text }) => text?.S?.length)).toEqual([300_000, 300_000, 300_000]);
});

it("an error of the engine comes through as it is", async () => {
  const put = client.send(new PutItemCommand({ TableName: "none", Item: { pk: { S: "a" } } }));
  await expect(put).rejects.toThrow(expect.objectContaining({ name: "ResourceNotFoundException" }));
});

it("no page is let in, and those who may come are told nothing that lets pages read", async () => {
  for (const origin of ["http://evil.test", "http://localhost:3001", "null"]) {
    const answer = await list(origin);
    expect([answer.status, answer.headers.get("access-control-allow-origin")], origin).toEqual([403, null]);
  }
  // What the engine says to everyone is why it is hidden.
  expect((await list("http://evil.test", engine.endpoint)).headers.get("access-control-allow-origin")).toBe("*");
  const own = await list(SITE);
  expect([own.status, own.headers.get("access-control-allow-origin")]).toEqual([200, null]);
});

it("a name that only leads here is refused, and a preflight as everything else", async () => {
  expect(await statusOf(port(), "POST /", [["Host", `evil.test:${port()}`]])).toBe(421);
  const host = ["Host", `localhost:${port()}`] as const;
  expect(await statusOf(port(), "OPTIONS /", [host, ["Origin", "http://evil.test"]])).toBe(403);
  expect(await statusOf(port(), "GET /", [host, ["Sec-Fetch-Site", "same-site"]])).toBe(403);
});

it("says 503 while the engine does not answer", async () => {
  const nowhere = createServer();
  const closed = await listen(nowhere, 0, "a port");
  await new Promise((resolve) => nowhere.close(resolve));
  const other = await openDoor(`http://127.0.0.1:${closed}`, 0, welcome);
  expect((await list(SITE, other.endpoint)).status).toBe(503);
  await other.stop();
});

it("a port that is taken is named, with the variable that moves it", async () => {
  await expect(openDoor(engine.endpoint, port(), welcome)).rejects.toThrow(
    new RegExp(`Port ${port()} is taken.*DYNAMODB_PORT`),
  );
});
