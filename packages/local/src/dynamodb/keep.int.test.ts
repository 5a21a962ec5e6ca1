import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DynamoDBClient, PutItemCommand, ScanCommand } from "@aws-sdk/client-dynamodb";
import { afterEach, beforeEach, expect, test } from "vitest";
import { localClient } from "../loopback.ts";
import { type KeptEngine, keepDynamo } from "./keep.ts";
import { createTables } from "./tables.ts";

let dataDir: string;
let engine: KeptEngine;
let givenUp: string[];
let log: string[];
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "bellyfed-keep-"));
  [givenUp, log] = [[], []];
  engine = await keepDynamo({
    dataDir,
    log: (line) => log.push(line),
    onGivenUp: (reason) => givenUp.push(reason),
    mostEnds: 4,
  });
});
afterEach(async () => {
  await engine.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const pid = () => Number(JSON.parse(readFileSync(join(dataDir, "dynamodb.pid"), "utf8")).pid);
async function kill() {
  process.kill(pid(), "SIGKILL");
  await expect.poll(() => engine.isUp(), { interval: 1, timeout: 10_000 }).toBe(false);
}
const untilUp = () => expect.poll(() => engine.isUp(), { interval: 5, timeout: 20_000 }).toBe(true);

test("an engine that is killed is there again, at the same address and with all that it had answered", async () => {
  const client = new DynamoDBClient(localClient(engine.endpoint));
  await createTables(client, [{ name: "table", partitionKey: "pk" }]);
  for (const pk of ["a", "b"]) {
    await client.send(new PutItemCommand({ TableName: "table", Item: { pk: { S: pk } } }));
    const before = pid();
    await kill();
    await untilUp();
    expect(pid()).not.toBe(before);
  }
  const { Items = [] } = await client.send(new ScanCommand({ TableName: "table" }));
  expect(Items.map(({ pk }) => pk?.S).sort()).toEqual(["a", "b"]);
  expect(log.filter((line) => line === "The DynamoDB engine runs again.")).toHaveLength(2);
  expect(log[0]).toMatch(/^The DynamoDB engine ended: it was ended by SIGKILL/);
});

test("one that cannot be started any more is given up, with the reason", async () => {
  await kill();
  await untilUp();
  for (const suffix of ["", "-wal", "-shm"]) rmSync(join(dataDir, `dynamodb.db${suffix}`), { force: true });
  writeFileSync(join(dataDir, "dynamodb.db"), "x".repeat(9000));
  await kill();
  await expect.poll(() => givenUp, { timeout: 30_000 }).toHaveLength(1);
  expect(givenUp[0]).toMatch(/ended 5 times within a minute, at last: .*dynamodb\.db is damaged/);
  expect(engine.isUp()).toBe(false);
});

test("one that is stopped stays so", async () => {
  await engine.stop();
  expect([log, givenUp]).toEqual([[], []]);
});
