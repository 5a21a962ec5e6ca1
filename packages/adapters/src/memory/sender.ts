import type { MessageSender } from "@bellyfed/core/ports";

export interface MemorySender extends MessageSender {
  /** The messages that are on the queue, as JSON made them. */
  readonly sent: readonly unknown[];
}

/** A queue in memory. `refuse` picks messages that are not accepted: the others are, and the call fails, as with SQS. */
export function memorySender({
  refuse = () => false,
}: {
  readonly refuse?: (message: unknown) => boolean;
} = {}): MemorySender {
  const sent: unknown[] = [];
  return {
    sent,
    async send(messages) {
      const refused = messages.filter(refuse);
      const accepted = messages.filter((message) => !refused.includes(message));
      sent.push(...accepted.map((message) => JSON.parse(JSON.stringify(message)) as unknown));
      if (refused.length > 0) throw new Error(`The queue did not accept ${refused.length} messages`);
    },
  };
}
