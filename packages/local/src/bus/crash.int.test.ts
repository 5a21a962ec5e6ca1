import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { ReceiveMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { localClient } from "../loopback.ts";
import { startQueues } from "../sqs/queues.ts";
import { startBus } from "./bus.ts";

let dataDir: string;
let child: ChildProcess | undefined;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "bellyfed-bus-crash-"));
});
afterEach(() => {
  child?.kill("SIGKILL");
  rmSync(dataDir, { recursive: true, force: true });
});

const moduleAt = (path: string) => JSON.stringify(new URL(path, import.meta.url).href);
const queueOptions = { port: 0, queues: [{ name: "work", visibilityTimeout: 600, maxReceiveCount: 3 }], buckets: [] };
const rule = { name: "work", pattern: { source: ["test"] } };

/** Queues and bus in one process, as the local cloud runs them. */
async function startInChild(): Promise<string> {
  const script = `
    const { startQueues } = await import(${moduleAt("../sqs/queues.ts")});
    const { startBus } = await import(${moduleAt("./bus.ts")});
    const dataDir = ${JSON.stringify(dataDir)};
    const queues = await startQueues({ dataDir, ...${JSON.stringify(queueOptions)} });
    const rules = [{ ...${JSON.stringify(rule)}, target: queues.queueUrl("work") }];
    console.log((await startBus({ dataDir, port: 0, bus: "default", rules, deliver: queues.deliver })).endpoint);`;
  const started = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  child = started;
  return new Promise((resolve) => started.stdout.once("data", (text) => resolve(String(text).trim())));
}

async function putUntilDeath(endpoint: string, sender: number, acknowledged: Set<string>): Promise<void> {
  const client = new EventBridgeClient({ ...localClient(endpoint), maxAttempts: 1 });
  for (let call = 0; ; call += 1) {
    const ids = Array.from({ length: 10 }, (_, at) => `${sender}-${call}-${at}`);
    const Entries = ids.map((id) => ({ Source: "test", DetailType: "T", Detail: JSON.stringify({ id }) }));
    try {
      await client.send(new PutEventsCommand({ Entries }));
    } catch {
      return;
    }
    for (const id of ids) acknowledged.add(id);
  }
}

/** All that is in the queue of a stopped local cloud, by way of a new one that first delivers what the journal holds. */
async function recover(): Promise<Set<string>> {
  const queues = await startQueues({ dataDir, ...queueOptions });
  const rules = [{ ...rule, target: queues.queueUrl("work") }];
  const bus = await startBus({ dataDir, port: 0, bus: "default", rules, deliver: queues.deliver });
  await bus.idle();
  const found = new Set<string>();

  const client = new SQSClient(localClient(queues.endpoint));
  for (;;) {
    const request = { QueueUrl: queues.queueUrl("work"), MaxNumberOfMessages: 10 };
    const { Messages = [] } = await client.send(new ReceiveMessageCommand(request));
    if (Messages.length === 0) break;
    for (const { Body = "" } of Messages) found.add(JSON.parse(Body).detail.id);
  }
  await bus.stop();
  await queues.stop();
  return found;
}

test("every event that was answered before a kill -9 is in its queue after the restart", async () => {
  const endpoint = await startInChild();
  const acknowledged = new Set<string>();
  const senders = [1, 2, 3].map((sender) => putUntilDeath(endpoint, sender, acknowledged));
  await expect.poll(() => acknowledged.size, { timeout: 20_000 }).toBeGreaterThan(500);
  child?.kill("SIGKILL");
  await Promise.all(senders);
  const found = await recover();
  expect([...acknowledged].filter((id) => !found.has(id))).toEqual([]);
});
