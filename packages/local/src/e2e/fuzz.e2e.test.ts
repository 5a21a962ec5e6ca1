import { GetQueueAttributesCommand, SQSClient } from "@aws-sdk/client-sqs";
import { wiring } from "@bellyfed/core/wiring";
import { features } from "@bellyfed/features/features";
import { type Call, caller, eventually } from "@bellyfed/testing/e2e/caller";
import { type CloudProcess, cloudProcess } from "@bellyfed/testing/e2e/process";
import { faultsOf } from "@bellyfed/testing/fuzz/conform";
import { document, operations } from "@bellyfed/testing/fuzz/document";
import { requestsOf } from "@bellyfed/testing/fuzz/request";
import { sender } from "@bellyfed/testing/fuzz/send";
import { tokensOf, world } from "@bellyfed/testing/fuzz/world";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { credentialsOf } from "../cloud/credentials.ts";
import { LOCAL_ACCOUNT, localClient } from "../loopback.ts";
import { deadLetterName } from "../sqs/queues.ts";

// FUZZ_RUNS: requests per operation. FUZZ_SEED: another course; a failure prints the seed and the smallest request that fails.
const RUNS = Number(process.env.FUZZ_RUNS ?? 150);
const TIMEOUT_MS = Math.max(60_000, RUNS * 500);
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_121);

let cloud: CloudProcess;
let call: Call;
beforeAll(async () => {
  cloud = await cloudProcess();
  await cloud.start();
  call = caller(cloud);
});
afterAll(() => cloud.dispose());

it("is told what the API answers by the document that the API serves", async () => {
  expect((await call("GET", "/openapi.json")).body).toEqual(JSON.parse(JSON.stringify(document)));
  expect(operations.length).toBeGreaterThan(25);
});

it.each(operations)(
  "$method $path answers everything as its document says, and never 5xx",
  async (operation) => {
    const { send, close } = sender(cloud.url);
    const seen = new Map<number, number>();
    const around = await world(call, await tokensOf(cloud, operation), operation);
    const property = fc.asyncProperty(requestsOf(operation, around), async (request) => {
      const answer = await send(request);
      seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1);
      expect(faultsOf(operation, request, answer)).toEqual([]);
    });
    await fc.assert(property, { numRuns: RUNS, seed: SEED + operations.indexOf(operation) }).finally(close);
    // A run in which nothing succeeds, or nothing is refused, has tried nothing.
    const statuses = [...seen.keys()];
    expect(
      statuses.some((status) => status < 300),
      `${statuses}`,
    ).toBe(true);
    expect(statuses.some((status) => status >= 400) || !operation.security.length, `${statuses}`).toBe(true);
  },
  TIMEOUT_MS,
);

it("left nothing behind that a consumer cannot deal with", async () => {
  const queues = wiring(features).queues.map(({ name }) => name);
  const url = `http://127.0.0.1:${cloud.env.SQS_PORT}`;
  const client = new SQSClient(localClient(url, credentialsOf(cloud.dataDir)));
  const waiting = async () => {
    const names = [...queues, ...queues.map(deadLetterName)];
    const counts = names.map(
      async (name) => [name, await messagesIn(client, `${url}/${LOCAL_ACCOUNT}/${name}`)] as const,
    );
    return (await Promise.all(counts)).filter(([, count]) => count > 0);
  };
  expect(await eventually(waiting, (left) => left.length === 0, 45)).toEqual([]);
  expect(cloud.output()).not.toMatch(/"level":"ERROR"/);
});

async function messagesIn(client: SQSClient, QueueUrl: string): Promise<number> {
  const AttributeNames = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"] as const;
  const { Attributes = {} } = await client.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...AttributeNames] }),
  );
  return AttributeNames.reduce((sum, name) => sum + Number(Attributes[name]), 0);
}
