import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { afterEach, beforeEach, expect, test } from "vitest";
import { localClient } from "../loopback.ts";
import { databaseFile, startDynamo } from "./engine.ts";
import { prepareStore } from "./streams.ts";
import { createTables } from "./tables.ts";

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "bellyfed-streams-"));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const HOUR = 3_600_000;
const now = new Date();
const inTwoDays = new Date(now.getTime() + 48 * HOUR);

async function put(tables: readonly string[], items: number): Promise<void> {
  const engine = await startDynamo({ dataDir });
  const client = new DynamoDBClient(localClient(engine.endpoint));
  await createTables(
    client,
    tables.map((name) => ({ name, partitionKey: "pk", stream: "NEW_IMAGE" as const })),
  );
  for (const TableName of tables) {
    for (let item = 0; item < items; item += 1) {
      await client.send(
        new PutItemCommand({ TableName, Item: { pk: { S: String(item) }, at: { S: now.toISOString() } } }),
      );
    }
  }
  await engine.stop();
}

function query<T>(sql: string): T[] {
  const database = new DatabaseSync(databaseFile(dataDir), { readOnly: true });
  const rows = database.prepare(sql).all() as T[];
  database.close();
  return rows;
}
const sequences = (table: string) =>
  query<{ n: string }>(
    `SELECT sequence_number AS n FROM _stream_records WHERE table_name = '${table}' ORDER BY id`,
  ).map(({ n }) => n);

test("the lookup of the highest sequence number goes through the index, in a new store and in one prepared again", async () => {
  await prepareStore(dataDir, [], now);
  await prepareStore(dataDir, [], now);
  const plan = query<{ detail: string }>(
    "EXPLAIN QUERY PLAN SELECT MAX(CAST(sequence_number AS INTEGER)) FROM _stream_records WHERE table_name = 't'",
  );
  expect(plan.map(({ detail }) => detail).join()).toContain("bellyfed_stream_sequence");
});

test("old records below every checkpoint are trimmed, per table, and the newest always stays", async () => {
  await put(["read-slow", "read-all", "unread"], 5);
  const checkpoints = [
    { table: "read-slow", sequenceNumber: "5" },
    { table: "read-slow", sequenceNumber: "3" },
    { table: "read-all", sequenceNumber: "5" },
  ];
  expect(await prepareStore(dataDir, checkpoints, inTwoDays)).toBe(2 + 4);
  expect(sequences("read-slow")).toEqual(["3", "4", "5"]);
  expect(sequences("read-all")).toEqual(["5"]);
  expect(sequences("unread")).toHaveLength(5);
});

test("records of the last day stay, whatever was read", async () => {
  await put(["table"], 3);
  expect(
    await prepareStore(dataDir, [{ table: "table", sequenceNumber: "3" }], new Date(now.getTime() + 23 * HOUR)),
  ).toBe(0);
});

test("after a trim the numbering goes on", async () => {
  await put(["table"], 3);
  await prepareStore(dataDir, [{ table: "table", sequenceNumber: "3" }], inTwoDays);
  await put(["table"], 1);
  expect(sequences("table")).toEqual(["3", "4"]);
});
