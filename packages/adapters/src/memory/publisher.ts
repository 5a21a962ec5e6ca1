import type { Envelope } from "@bellyfed/core/envelope";
import type { EventPublisher } from "@bellyfed/core/ports";

export interface MemoryPublisher extends EventPublisher {
  /** What was accepted, in order. */
  readonly published: readonly Envelope[];
}

/** A bus in memory that remembers what it accepted. `refuse` picks envelopes that are not accepted this time. */
export function memoryPublisher({
  refuse = () => false,
}: {
  readonly refuse?: (envelope: Envelope) => boolean;
} = {}): MemoryPublisher {
  const published: Envelope[] = [];
  return {
    published,
    async publish(envelopes) {
      const refused = new Set(envelopes.filter(refuse));
      published.push(...envelopes.filter((envelope) => !refused.has(envelope)));
      return [...refused];
    },
  };
}
