import { randomBytes, randomUUID } from "node:crypto";
import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { dynamoEventStore } from "@bellyfed/adapters/dynamo/event-store";
import { dynamoKeyStore } from "@bellyfed/adapters/dynamo/key-store";
import { dynamoReadTable } from "@bellyfed/adapters/dynamo/read-table";
import { commitAt } from "@bellyfed/testing/contract/commits";
import { eventually } from "@bellyfed/testing/e2e/caller";
import { type CloudProcess, cloudProcess } from "@bellyfed/testing/e2e/process";
import { foundIn } from "@bellyfed/testing/local/found-in";
import { afterAll, beforeAll, expect, it } from "vitest";
import { EVENTS_TABLE, KEYS_TABLE, READ_TABLE } from "../cloud/tables.ts";
import { isCompactionPending } from "../compaction/pending.ts";
import { engineEndpoint } from "../dynamodb/engine.ts";

let cloud: CloudProcess;
beforeAll(async () => {
  cloud = await cloudProcess();
  await cloud.start();
});
afterAll(() => cloud?.dispose());

const stores = () => {
  const client = dynamoClient({ endpoint: engineEndpoint(cloud.dataDir) });
  return {
    keys: dynamoKeyStore({ client, table: KEYS_TABLE }),
    log: dynamoEventStore({ client, table: EVENTS_TABLE }),
    read: dynamoReadTable({ client, table: READ_TABLE }),
  };
};

it("a run that was killed after an erasure leaves nothing of it in its files once it runs again, and loses nothing else", async () => {
  const { keys, log, read } = stores();
  const put = (name: string, text: string) =>
    read.transact([{ kind: "put", operation: { Item: { PK: `RECENT#${name}`, SK: "1", text } } }]);
  const gone = Array.from({ length: 100 }, () => randomUUID() as string);
  const kept = Array.from({ length: 10 }, () => randomUUID() as string);
  for (const word of [...gone, ...kept]) await put(word.slice(0, 8), word.padEnd(900, "."));
  const key = randomBytes(32);
  await keys.create("alice", key);
  const text = new Map([["the key", Buffer.from(key.toString("base64"))]]);
  expect(foundIn(cloud.dataDir, text)).not.toEqual([]);

  const commit = commitAt("USER#alice", 1);
  await log.append({ ...commit, events: commit.events.map((event) => ({ ...event, type: "USER_ERASED" })) });
  await eventually(async () => isCompactionPending(cloud.dataDir), Boolean);
  for (const word of gone) await put(word.slice(0, 8), "");
  await keys.erase("alice");
  await cloud.kill();
  expect(foundIn(cloud.dataDir, gone).length).toBeGreaterThan(10);

  await cloud.start();
  expect([foundIn(cloud.dataDir, gone), foundIn(cloud.dataDir, text)]).toEqual([[], []]);
  expect(foundIn(cloud.dataDir, kept)).toHaveLength(kept.length);
  expect([...(await stores().keys.read(["alice"]))]).toEqual([["alice", null]]);
  expect((await stores().log.load("USER#alice", 1)).commits).toHaveLength(1);
  expect(await cloud.stop()).toBe(0);
  expect([foundIn(cloud.dataDir, gone), foundIn(cloud.dataDir, text)]).toEqual([[], []]);
});
