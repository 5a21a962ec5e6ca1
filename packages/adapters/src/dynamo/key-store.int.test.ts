import { randomBytes, randomUUID } from "node:crypto";
import { GetItemCommand, ScanCommand } from "@aws-sdk/client-dynamodb";
import { KEY_BYTES } from "@bellyfed/core/subject-keys";
import { type Engine, startEngine } from "@bellyfed/testing/contract/engine";
import { keyStoreContract } from "@bellyfed/testing/contract/key-store.contract";
import { afterAll, beforeAll, expect, it } from "vitest";
import { dynamoKeyStore } from "./key-store.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine?.stop());

keyStoreContract("subjects' keys in DynamoDB", async () =>
  dynamoKeyStore({ client: engine.client, table: await engine.keysTable() }),
);

it("leaves of an erased key when it was destroyed, and no byte of it in any item", async () => {
  const table = await engine.keysTable();
  const store = dynamoKeyStore({ client: engine.client, table, now: () => Date.UTC(2026, 10, 28) });
  const key = randomBytes(KEY_BYTES);
  await store.create("alice", key);
  await store.enlist("alice", "REVIEW#1");
  await store.erase("alice");
  const { Item } = await engine.client.send(
    new GetItemCommand({ TableName: table, Key: { pk: { S: "SUBJECT#alice" }, sk: { S: "KEY" } } }),
  );
  expect(Item).toEqual({
    pk: { S: "SUBJECT#alice" },
    sk: { S: "KEY" },
    erased_at: { S: "2026-11-28T00:00:00.000Z" },
  });
  const { Items = [] } = await engine.client.send(new ScanCommand({ TableName: table }));
  expect(Items.map(({ sk }) => sk?.S).sort()).toEqual(["KEY", "STREAM#REVIEW#1"]);
});

it("takes 1 unit of what it writes, 1 of each key that it reads and 1 of a page of streams", async () => {
  const used: [operation: string, units: number][] = [];
  const onCapacity = (operation: string, units: number) => void used.push([operation, units]);
  const store = dynamoKeyStore({ client: engine.client, table: await engine.keysTable(), onCapacity });
  const subjects = Array.from({ length: 10 }, () => randomUUID());
  for (const subject of subjects) await store.create(subject, randomBytes(KEY_BYTES));
  await store.enlist(subjects[0]!, "REVIEW#1");
  await store.read(subjects);
  await store.streamsOf(subjects[0]!);
  await store.erase(subjects[0]!);
  expect(used).toEqual([
    ...subjects.map(() => ["create", 1]),
    ["enlist", 1],
    ["batchGet", 10],
    ["streamsOf", 1],
    ["erase", 1],
  ]);
});
