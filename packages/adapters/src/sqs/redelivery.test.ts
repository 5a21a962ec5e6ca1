import { SQSClient } from "@aws-sdk/client-sqs";
import { failure, scriptedService } from "@bellyfed/testing/contract/scripted-service";
import { expect, it } from "vitest";
import { sqsRedelivery } from "./redelivery.ts";

const queueUrl = "https://sqs.us-east-1.amazonaws.com/000000000000/queue-test";
const messages = (count: number) =>
  Array.from({ length: count }, (_, nth) => ({ receipt: `r${nth}`, seconds: nth % 2 === 0 ? 1 : 360 }));
const open = (script: Parameters<typeof scriptedService>[0]) => {
  const { requests, settings } = scriptedService(script);
  return { requests, redelivery: sqsRedelivery({ client: new SQSClient(settings), queueUrl }) };
};

it("asks for each message's own time, ten messages in a request", async () => {
  const { requests, redelivery } = open(() => ({ Successful: [], Failed: [] }));
  await redelivery.comeAgain(messages(12));
  expect(requests.map(({ operation, input }) => [operation, input.QueueUrl, input.Entries.length])).toEqual([
    ["ChangeMessageVisibilityBatch", queueUrl, 10],
    ["ChangeMessageVisibilityBatch", queueUrl, 2],
  ]);
  expect(requests[1]?.input.Entries).toEqual([
    { Id: "0", ReceiptHandle: "r10", VisibilityTimeout: 1 },
    { Id: "1", ReceiptHandle: "r11", VisibilityTimeout: 360 },
  ]);
});

it("throws when the queue did not take one, or the request failed", async () => {
  const refusing = open(() => ({
    Successful: [],
    Failed: [{ Id: "0", Code: "ReceiptHandleIsInvalid", SenderFault: true }],
  }));
  await expect(refusing.redelivery.comeAgain(messages(1))).rejects.toThrow("1 messages: ReceiptHandleIsInvalid");
  const broken = open(() => failure("QueueDoesNotExist"));
  await expect(broken.redelivery.comeAgain(messages(1))).rejects.toThrow("QueueDoesNotExist");
});
