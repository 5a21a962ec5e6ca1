import { spawn } from "node:child_process";
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { DynamoDBClient, ListTablesCommand, PutItemCommand, ScanCommand } from "@aws-sdk/client-dynamodb";
import { afterEach, beforeEach, expect, test } from "vitest";
import { localClient } from "../loopback.ts";
import { type DynamoEngine, engineEndpoint, startDynamo } from "./engine.ts";
import { createTables } from "./tables.ts";

let dataDir: string;
const engines: DynamoEngine[] = [];
const start = async (options: Parameters<typeof startDynamo>[0] = {}) => {
  const engine = await startDynamo(options);
  engines.push(engine);
  return engine;
};
/** A process that has ended but that nobody waited for has no command line any more. */
const runs = (pid: number) => existsSync(`/proc/${pid}`) && readFileSync(`/proc/${pid}/cmdline`, "utf8") !== "";
const clientOf = (engine: DynamoEngine) => new DynamoDBClient(localClient(engine.endpoint));

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "bellyfed-dynamo-"));
});
afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

test("without a data folder the engine keeps everything in memory and leaves no file", async () => {
  const engine = await start();
  await createTables(clientOf(engine), [{ name: "table", partitionKey: "pk" }]);
  expect((await clientOf(engine).send(new ListTablesCommand({}))).TableNames).toEqual(["table"]);
  expect(engine.owned).toBe(true);
});

test("what was written is there after a stop and a start", async () => {
  const first = await start({ dataDir });
  await createTables(clientOf(first), [{ name: "table", partitionKey: "pk" }]);
  await clientOf(first).send(new PutItemCommand({ TableName: "table", Item: { pk: { S: "a" } } }));
  await first.stop();
  const second = await start({ dataDir });
  expect((await clientOf(second).send(new ScanCommand({ TableName: "table" }))).Items).toEqual([{ pk: { S: "a" } }]);
});

test("where the engine is can be read only from its owner's file, and is another place at each start", async () => {
  const first = await start({ dataDir });
  expect(engineEndpoint(dataDir)).toBe(first.endpoint);
  expect(statSync(join(dataDir, "dynamodb.pid")).mode & 0o077).toBe(0);
  await first.stop();
  expect(() => engineEndpoint(dataDir)).toThrow(`Nothing runs on ${dataDir}`);
  expect((await start({ dataDir })).endpoint).not.toBe(first.endpoint);
});

test.runIf(process.platform === "linux")("the engine does not listen where other servers do", async () => {
  const { hostname, port } = new URL((await start()).endpoint);
  expect(hostname).toMatch(/^127\.\d+\.\d+\.\d+$/);
  await expect(fetch(`http://127.0.0.1:${port}`)).rejects.toThrow("fetch failed");
});

test("with an endpoint nothing is started, and one that does not answer is an error that names it", async () => {
  const engine = await start();
  const joined = await startDynamo({ endpoint: engine.endpoint });
  expect(joined.owned).toBe(false);
  await joined.stop();
  expect((await clientOf(engine).send(new ListTablesCommand({}))).TableNames).toEqual([]);
  await engine.stop();
  await expect(startDynamo({ endpoint: engine.endpoint })).rejects.toThrow(`DYNAMODB_ENDPOINT=${engine.endpoint}`);
});

test("an engine that ends although nobody stopped it is reported", async () => {
  const { promise: reason, resolve: onExit } = Promise.withResolvers<string>();
  await start({ dataDir, onExit });
  process.kill(JSON.parse(readFileSync(join(dataDir, "dynamodb.pid"), "utf8")).pid, "SIGKILL");
  await expect(reason).resolves.toContain("SIGKILL");
});

test("a data folder that a live run uses is refused", async () => {
  await start({ dataDir });
  await expect(startDynamo({ dataDir })).rejects.toThrow(`in use by process ${process.pid}`);
});

test("it is refused by another path, too: a link, a path from here", async () => {
  const link = `${dataDir}-link`;
  symlinkSync(dataDir, link);
  await start({ dataDir: link });
  for (const other of [dataDir, relative(process.cwd(), dataDir), link]) {
    await expect(startDynamo({ dataDir: other })).rejects.toThrow(`in use by process ${process.pid}`);
  }
  rmSync(link);
});

test("an engine that a kill -9 left behind is ended by the next start, with nothing lost", async () => {
  const script = `
    const { startDynamo } = await import(${JSON.stringify(new URL("./engine.ts", import.meta.url).href)});
    const engine = await startDynamo({ dataDir: ${JSON.stringify(dataDir)} });
    console.log(engine.endpoint);
    setInterval(() => {}, 1000);`;
  const owner = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const endpoint = await new Promise<string>((resolve) =>
    owner.stdout.once("data", (text) => resolve(String(text).trim())),
  );
  const client = new DynamoDBClient(localClient(endpoint));
  await createTables(client, [{ name: "table", partitionKey: "pk" }]);
  await client.send(new PutItemCommand({ TableName: "table", Item: { pk: { S: "a" } } }));
  const orphan = JSON.parse(readFileSync(join(dataDir, "dynamodb.pid"), "utf8")).pid as number;
  const killed = new Promise((resolve) => owner.once("exit", resolve));
  owner.kill("SIGKILL");
  await killed;
  expect(runs(orphan)).toBe(true);
  // The kill may even come before the engine is noted, or while it is.
  writeFileSync(join(dataDir, "dynamodb.pid"), "");

  const engine = await start({ dataDir });
  expect(runs(orphan)).toBe(false);
  expect((await clientOf(engine).send(new ScanCommand({ TableName: "table" }))).Items).toEqual([{ pk: { S: "a" } }]);
});

test.each([
  ["cut off", (file: string) => truncateSync(file, 10_000)],
  ["no database", (file: string) => writeFileSync(file, "x".repeat(9000))],
])("a database that is %s is refused by name", async (_, damage) => {
  const engine = await start({ dataDir });
  await createTables(clientOf(engine), [{ name: "table", partitionKey: "pk" }]);
  await engine.stop();
  damage(join(dataDir, "dynamodb.db"));
  await expect(startDynamo({ dataDir })).rejects.toThrow(/dynamodb\.db is damaged .*Put a copy of it back/);
});

test("a pid file that names somebody else's process is not believed", async () => {
  const bystander = spawn("sleep", ["60"], { stdio: "ignore" });
  writeFileSync(join(dataDir, "dynamodb.pid"), JSON.stringify({ pid: bystander.pid, owner: 1 }));
  await start({ dataDir });
  expect(bystander.exitCode).toBeNull();
  expect(bystander.signalCode).toBeNull();
  bystander.kill();
});
