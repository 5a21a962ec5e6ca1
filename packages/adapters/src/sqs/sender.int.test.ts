import { afterAll, beforeAll } from "vitest";
import { type Queues, startQueues } from "../contract/queues.ts";
import { senderContract } from "../contract/sender.contract.ts";
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
