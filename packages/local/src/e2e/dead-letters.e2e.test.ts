import { stripVTControlCharacters } from "node:util";
import { ReceiveMessageCommand, SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { dynamoClient } from "@bellyfed/adapters/dynamo/client";
import { dynamoReadTable } from "@bellyfed/adapters/dynamo/read-table";
import type { ReadTableWriter } from "@bellyfed/core/ports";
import { metaKey } from "@bellyfed/features/restaurants/keys";
import { compose as reconcile } from "@bellyfed/functions/lambdas/reconcile";
import { type Call, caller, eventually, tokenOf } from "@bellyfed/testing/e2e/caller";
import { type CloudProcess, cloudProcess } from "@bellyfed/testing/e2e/process";
import { afterAll, beforeAll, expect, it } from "vitest";
import { dlqCommand } from "../cli/dlq/command.ts";
import type { Sqs } from "../cli/dlq/messages.ts";
import { runCommand } from "../cli/terminal.ts";
import { credentialsOf } from "../cloud/credentials.ts";
import { runningEnvironment } from "../cloud/running.ts";
import { settings } from "../cloud/settings.ts";
import { READ_TABLE } from "../cloud/tables.ts";
import { makeContext } from "../lambda/context.ts";
import { localClient } from "../loopback.ts";

let cloud: CloudProcess;
let call: Call;
let alice: string;
let sqs: SQSClient;
let table: ReadTableWriter;
beforeAll(async () => {
  process.env.POWERTOOLS_METRICS_DISABLED = "true";
  // A second before the last try, so that what is buried is behind by more than none.
  cloud = await cloudProcess({ RETRY_SECONDS: "0,0,0,0,0,0,1" });
  await cloud.start();
  call = caller(cloud);
  alice = await tokenOf(cloud, "alice", "owner");
  sqs = new SQSClient(localClient(`http://127.0.0.1:${cloud.env.SQS_PORT}`, credentialsOf(cloud.dataDir)));
  const client = dynamoClient({ endpoint: `http://127.0.0.1:${cloud.env.DYNAMODB_PORT}` });
  table = dynamoReadTable({ client, table: READ_TABLE });
});
afterAll(async () => {
  sqs?.destroy();
  await cloud.dispose();
});

async function dlq(argv: readonly string[], local: Sqs = sqs): Promise<string> {
  let output = "";
  const write = (text: string) => {
    output += text;
  };
  const confirm = async () => false;
  const command = dlqCommand(() => ({ local, remote: () => local, confirm }));
  await runCommand(command, { argv, output: { write }, errors: { write } });
  return output;
}
const depthOf = async (queue: string) => {
  const line = (await dlq(["list"])).split("\n").find((each) => each.includes(queue)) ?? "";
  return Number(stripVTControlCharacters(line).trim().split(/\s+/)[0]);
};

/** Makes the consumer throw for events of one restaurant: it cannot read what it stored. Answers how to remove the cause. */
async function spoil(id: string): Promise<() => Promise<unknown>> {
  const [meta] = await table.batchGet([metaKey(id)], { consistent: true });
  const set = (doc: unknown) =>
    table.transact([
      {
        kind: "update",
        operation: {
          Key: metaKey(id),
          UpdateExpression: "SET doc = :doc",
          ExpressionAttributeValues: { ":doc": doc },
        },
      },
    ]);
  await set("{spoilt");
  return () => set(meta?.doc);
}

async function opened(name: string): Promise<string> {
  const body = { name, city: "Gravesend", cuisines: ["Leftovers"] };
  const { body: created } = await call("POST", "/restaurants", { body, token: alice });
  await eventually(
    () => call("GET", `/restaurants/${created.id}`),
    ({ status }) => status === 200,
  );
  return created.id;
}
const rename = (id: string, name: string) => call("PATCH", `/restaurants/${id}`, { body: { name }, token: alice });
const shows = (id: string, name: string) =>
  eventually(
    () => call("GET", `/restaurants/${id}`),
    ({ body }) => body.name === name,
  );
const buried = (count: number) =>
  eventually(
    () => depthOf("restaurants-dlq"),
    (depth) => depth === count,
    45,
  );

it("a message that cannot be handled ends in the dead-letter queue with its reason, the others are projected, and a redrive heals", async () => {
  const [poisoned, ...others] = (await Promise.all(["Poison", "One", "Two", "Three"].map(opened))) as [
    string,
    ...string[],
  ];
  const repair = await spoil(poisoned);
  await Promise.all([poisoned, ...others].map((id) => rename(id, `Renamed ${id}`)));
  for (const id of others) await shows(id, `Renamed ${id}`);
  await buried(1);
  const shown = await dlq(["show", "restaurants"]);
  expect(shown).toMatch(/failed {4}SyntaxError: .*JSON/);
  expect(shown).toContain("function  consumer");
  expect(shown).toContain(`RESTAURANT_UPDATED, 2 of RESTAURANT#${poisoned}`);

  await repair();
  expect(await dlq(["redrive", "restaurants"])).toContain("1 messages sent again");
  await shows(poisoned, `Renamed ${poisoned}`);
  expect(await depthOf("restaurants-dlq")).toBe(0);
});

it("a redrive that was killed before it could delete is repeated, and nothing counts twice", async () => {
  const id = await opened("Twice");
  const repair = await spoil(id);
  await call("PATCH", `/restaurants/${id}`, { body: { city: "Doubleton" }, token: alice });
  await buried(1);
  await repair();
  const killed: Sqs = {
    send: (async (command: { constructor: { name: string }; input: Record<string, unknown> }) => {
      if (command instanceof ReceiveMessageCommand) command.input.VisibilityTimeout = 1;
      else if (!(command instanceof SendMessageCommand) && command.constructor.name !== "GetQueueUrlCommand")
        throw new Error("killed");
      return sqs.send(command as never);
    }) as SQSClient["send"],
  };
  expect(stripVTControlCharacters(await dlq(["redrive", "restaurants"], killed))).toBe("Error: killed\n");
  await eventually(
    () => dlq(["redrive", "restaurants"]),
    (said) => said.includes("1 messages"),
  );
  await eventually(
    () => call("GET", `/restaurants/${id}`),
    ({ body }) => body.city === "Doubleton",
  );
  const { body } = await call("GET", "/cities");
  const count = (city: string) => body.data.find(({ name }: { name: string }) => name === city)?.count;
  expect(count("Doubleton")).toBe(1);
});

it("what was discarded and so lost at a queue, a stream's last event, is found and healed by reconcile", async () => {
  const id = await opened("Lost");
  const repair = await spoil(id);
  await rename(id, "Found again");
  await buried(1);
  expect(await dlq(["discard", "restaurants", "--yes"])).toContain("1 messages deleted");
  await repair();
  const run = reconcile(runningEnvironment("reconcile", settings(cloud.env)));
  const context = makeContext({ functionName: "reconcile", memory: 512, timeoutSeconds: 60 });
  const { behind, redriven } = await run({ graceSeconds: 0 }, context);
  expect(behind.restaurants).toEqual({ events: 1, oldest: expect.any(String) });
  expect(redriven).toMatchObject({ imports: 0, menus: 0, restaurants: 1, reviews: 0 });
  await shows(id, "Found again");
  const deep = await call("GET", "/health?deep=1");
  const health = deep.body.read_models.find(({ name }: { name: string }) => name === "restaurants");
  expect(health).toMatchObject({ behind_events: 1, behind_seconds: expect.any(Number) });
  expect(health.behind_seconds).toBeGreaterThan(0);
  expect((await call("GET", "/health")).body).not.toHaveProperty("read_models");
});
