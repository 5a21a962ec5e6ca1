import { senderContract } from "@bellyfed/testing/contract/sender.contract";
import { expect, it } from "vitest";
import { memorySender } from "./sender.ts";

senderContract("the queue in memory", async () => {
  const sender = memorySender();
  return { sender, received: async () => sender.sent };
});

it("fails when a message is refused, and keeps the others, as SQS does", async () => {
  const sender = memorySender({ refuse: (message) => message === 2 });
  await expect(sender.send([1, 2, 3])).rejects.toThrow("1 messages");
  expect(sender.sent).toEqual([1, 3]);
});
