import { type Queues, startQueues } from "@bellyfed/testing/contract/queues";
import { senderContract } from "@bellyfed/testing/contract/sender.contract";
import { afterAll, beforeAll } from "vitest";
import { sqsSender } from "./sender.ts";

let queues: Queues;
beforeAll(async () => {
  queues = await startQueues();
});
afterAll(() => queues?.stop());

senderContract("the queue on an SQS server", async () => {
  const queueUrl = await queues.queue();
  return {
    sender: sqsSender({ client: queues.sqs, queueUrl }),
    received: async () => (await queues.drain(queueUrl)).map((body) => JSON.parse(body) as unknown),
  };
});
