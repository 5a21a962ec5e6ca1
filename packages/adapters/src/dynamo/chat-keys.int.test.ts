import { randomBytes } from "node:crypto";
import { PutItemCommand } from "@aws-sdk/client-dynamodb";
import { KEY_BYTES } from "@bellyfed/core/subject-keys";
import { chatKeysContract } from "@bellyfed/testing/contract/chat-keys.contract";
import { type Engine, startEngine } from "@bellyfed/testing/contract/engine";
import { afterAll, beforeAll, expect, it } from "vitest";
import { dynamoChatKeys } from "./chat-keys.ts";
import { dynamoKeyStore } from "./key-store.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine?.stop());

chatKeysContract("chats' keys in DynamoDB", async () =>
  dynamoChatKeys({ client: engine.client, table: await engine.keysTable() }),
);

it("stand beside subjects' keys without meeting them, and damage is no missing key", async () => {
  const table = await engine.keysTable();
  const [chats, subjects] = [
    dynamoChatKeys({ client: engine.client, table }),
    dynamoKeyStore({ client: engine.client, table }),
  ];
  await chats.create("same", randomBytes(KEY_BYTES), 2_000_000_000);
  expect(await subjects.read(["same", "CHAT#same"])).toEqual(new Map());
  await subjects.erase("same");
  expect(await chats.read("same")).toHaveLength(KEY_BYTES);
  const Item = { pk: { S: "CHAT#broken" }, sk: { S: "KEY" }, key: { B: randomBytes(3) } };
  await engine.client.send(new PutItemCommand({ TableName: table, Item }));
  await expect(chats.read("broken")).rejects.toThrow("damaged");
});
