import type { MessageSender } from "@bellyfed/core/ports";
import { describe, expect, it } from "vitest";

export interface Queue {
  readonly sender: MessageSender;
  /** The messages that are on the queue, parsed; this may take them off it. */
  received(): Promise<readonly unknown[]>;
}

const byText = (messages: readonly unknown[]) => messages.map((message) => JSON.stringify(message)).sort();

/** What every sender does, whatever it is made of. `open` makes an empty queue. */
export function senderContract(name: string, open: () => Promise<Queue>): void {
  describe(name, () => {
    it.each([
      ["nothing", []],
      ["one message", [{ row: 1, text: 'Zoë "中" \t\n\uffff', deep: [{ a: null, b: 1.5 }] }]],
      ["many messages", Array.from({ length: 47 }, (_, row) => ({ row }))],
      ["large messages", Array.from({ length: 12 }, (_, row) => ({ row, text: "é".repeat(40_000) }))],
    ])("puts %s on the queue, each once", async (_, messages) => {
      const { sender, received } = await open();
      await sender.send(messages);
      expect(byText(await received())).toEqual(byText(messages));
    });
  });
}
