import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ReceiveMessageCommand, SendMessageBatchCommand, SQSClient } from "@aws-sdk/client-sqs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { localClient } from "../loopback.ts";
import { startQueues } from "./queues.ts";

let dataDir: string;
let child: ChildProcess | undefined;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "bellyfed-crash-"));
});
afterEach(() => {
  child?.kill("SIGKILL");
  rmSync(dataDir, { recursive: true, force: true });
});

const options = (name: string) =>
  ({
    dataDir: name,
    port: 0,
    queues: [{ name: "work", visibilityTimeout: 600, maxReceiveCount: 3 }],
    buckets: [],
  }) as const;

async function startInChild(): Promise<string> {
  const script = `
    const { startQueues } = await import(${JSON.stringify(new URL("./queues.ts", import.meta.url).href)});
    console.log((await startQueues(${JSON.stringify(options(dataDir))})).queueUrl("work"));`;
  const started = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  child = started;
  return new Promise((resolve) => started.stdout.once("data", (text) => resolve(String(text).trim())));
}

/** Sends batches of ten until the process dies under it; answers the bodies that were acknowledged. */
async function sendUntilDeath(QueueUrl: string, sender: number, acknowledged: Set<string>): Promise<void> {
  const client = new SQSClient({ ...localClient(new URL(QueueUrl).origin), maxAttempts: 1 });
  for (let batch = 0; ; batch += 1) {
    const bodies = Array.from({ length: 10 }, (_, at) => `${sender}-${batch}-${at}`);
    try {
      await client.send(
        new SendMessageBatchCommand({
          QueueUrl,
          Entries: bodies.map((body, at) => ({ Id: String(at), MessageBody: body })),
        }),
      );
    } catch {
      return;
    }
    for (const body of bodies) acknowledged.add(body);
  }
}

test("every message that was acknowledged before a kill -9 is there after the restart", async () => {
  const queueUrl = await startInChild();
  const acknowledged = new Set<string>();
  const senders = [1, 2, 3].map((sender) => sendUntilDeath(queueUrl, sender, acknowledged));
  await expect.poll(() => acknowledged.size, { timeout: 20_000 }).toBeGreaterThan(300);
  child?.kill("SIGKILL");
  await Promise.all(senders);

  const queues = await startQueues(options(dataDir));
  const client = new SQSClient(localClient(queues.endpoint));
  const found = new Set<string>();
  for (;;) {
    const request = { QueueUrl: queues.queueUrl("work"), MaxNumberOfMessages: 10 };
    const { Messages = [] } = await client.send(new ReceiveMessageCommand(request));
    if (Messages.length === 0) break;
    for (const { Body = "" } of Messages) found.add(Body);
  }
  await queues.stop();
  expect([...acknowledged].filter((body) => !found.has(body))).toEqual([]);
});
