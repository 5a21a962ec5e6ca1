import { createHash } from "node:crypto";
import { SQSClient } from "@aws-sdk/client-sqs";
import { failure, scriptedService } from "@bellyfed/testing/contract/scripted-service";
import { senderContract } from "@bellyfed/testing/contract/sender.contract";
import { describe, expect, it } from "vitest";
import { sqsSender } from "./sender.ts";

type Entry = { readonly Id: string; readonly MessageBody: string };
const md5 = (text: string) => createHash("md5").update(text).digest("hex");

/** A queue that fails the messages for which `fault` answers something. */
function open(fault: (body: string, request: number) => { Code: string; SenderFault: boolean } | undefined) {
  const accepted: string[] = [];
  const { requests, settings } = scriptedService(({ input }, number) => {
    const entries = input.Entries as Entry[];
    const taken = entries.filter(({ MessageBody }) => !fault(MessageBody, number));
    accepted.push(...taken.map(({ MessageBody }) => MessageBody));
    return {
      Successful: taken.map(({ Id, MessageBody }) => ({ Id, MessageId: Id, MD5OfMessageBody: md5(MessageBody) })),
      Failed: entries
        .filter((entry) => !taken.includes(entry))
        .map(({ Id, MessageBody }) => ({ Id, ...fault(MessageBody, number) })),
    };
  });
  const pauses: number[] = [];
  const sender = sqsSender({
    client: new SQSClient(settings),
    queueUrl: "https://sqs.us-east-1.amazonaws.com/000000000000/queue-test",
    pause: async (attempt) => void pauses.push(attempt),
  });
  return { sender, accepted, requests, pauses };
}
const later = { Code: "ServiceUnavailable", SenderFault: false };

senderContract("the queue in SQS", async () => {
  const { sender, accepted } = open(() => undefined);
  return { sender, received: async () => accepted.map((body) => JSON.parse(body) as unknown) };
});

const rows = (count: number) => Array.from({ length: count }, (_, row) => row);

describe("a batch", () => {
  it("holds ten messages and less than 256 KB", async () => {
    const { sender, requests } = open(() => undefined);
    await sender.send([...rows(21), ...rows(4).map(() => "é".repeat(60_000))]);
    const batches = requests.map(({ input }) =>
      (input.Entries as Entry[]).map(({ MessageBody }) => Buffer.byteLength(MessageBody)),
    );
    expect(Math.max(...batches.map(({ length }) => length))).toBe(10);
    expect(Math.max(...batches.map((sizes) => sizes.reduce((sum, size) => sum + size, 0)))).toBeLessThanOrEqual(
      256 * 1024,
    );
    expect(requests[0]?.input.QueueUrl).toContain("queue-test");
  });
});

describe("a message that is not accepted", () => {
  it("is sent again alone, later each time, until it is", async () => {
    const { sender, requests, pauses, accepted } = open((body, request) =>
      body === "1" && request < 3 ? later : undefined,
    );
    await sender.send(rows(3));
    expect(requests.map(({ input }) => input.Entries.map(({ MessageBody }: Entry) => MessageBody))).toEqual([
      ["0", "1", "2"],
      ["1"],
      ["1"],
    ]);
    expect(pauses).toEqual([1, 2]);
    expect(accepted.toSorted()).toEqual(["0", "1", "2"]);
  });

  it("makes the call fail after three more attempts", async () => {
    const { sender, requests } = open((body) => (body === "1" ? later : undefined));
    await expect(sender.send(rows(3))).rejects.toThrow("1 messages: ServiceUnavailable");
    expect(requests).toHaveLength(4);
  });

  it("makes the call fail at once when it is our fault", async () => {
    const { sender, requests } = open((body) =>
      body === "1" ? { Code: "InvalidMessageContents", SenderFault: true } : undefined,
    );
    await expect(sender.send(rows(3))).rejects.toThrow("InvalidMessageContents");
    expect(requests).toHaveLength(1);
  });

  it("makes the call fail before anything is sent when it is too large", async () => {
    const { sender, requests } = open(() => undefined);
    await expect(sender.send([1, "x".repeat(256 * 1024)])).rejects.toThrow("too large");
    expect(requests).toEqual([]);
  });

  it("makes the call fail when the whole request does", async () => {
    const { settings } = scriptedService(() => failure("QueueDoesNotExist"));
    const sender = sqsSender({
      client: new SQSClient(settings),
      queueUrl: "https://sqs.us-east-1.amazonaws.com/0/none",
    });
    await expect(sender.send([1])).rejects.toThrow("QueueDoesNotExist");
  });
});
