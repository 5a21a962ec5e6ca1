import { randomUUID } from "node:crypto";
import type { Envelope } from "@bellyfed/core/envelope";
import type { EventPublisher } from "@bellyfed/core/ports";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

export const envelope = (payload: unknown = {}, id: string = randomUUID()): Envelope => ({
  event_id: id,
  timestamp: "2026-01-02T03:04:05.678Z",
  event_type: "THING_CHANGED",
  source: "outbox-processor",
  version: "1",
  trace_id: "0af7651916cd43dd8448eb211c80319c",
  status: "NEW",
  payload,
});
export const envelopes = (count: number): Envelope[] =>
  Array.from({ length: count }, (_, index) => envelope({ index }, `event ${index}`));

export interface Bus {
  readonly publisher: EventPublisher;
  /** What is on the bus, in the order in which it was accepted. */
  readonly accepted: readonly Envelope[];
}

/** What every publisher does, whatever it is made of. `open` makes a bus that refuses, for good, what `refuse` picks. */
export function publisherContract(name: string, open: (refuse: (envelope: Envelope) => boolean) => Bus): void {
  describe(name, () => {
    it("puts everything on the bus as it is", async () => {
      const bus = open(() => false);
      const sent = [envelope({ text: 'Zoë "😀"', deep: [{ a: null }] }), ...envelopes(33)];
      expect(await bus.publisher.publish(sent)).toEqual([]);
      expect(new Set(bus.accepted.map((each) => JSON.stringify(each)))).toEqual(
        new Set(sent.map((each) => JSON.stringify(each))),
      );
      expect(bus.accepted).toHaveLength(sent.length);
    });

    it("has nothing to do for nothing", async () => {
      const bus = open(() => true);
      expect(await bus.publisher.publish([])).toEqual([]);
    });

    it("answers exactly what is not on the bus, in order and as the caller knows it", () =>
      fc.assert(
        fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 60 }), async (refused) => {
          const sent = envelopes(refused.length);
          const bad = new Set(sent.filter((_, index) => refused[index]).map(({ event_id }) => event_id));
          const bus = open(({ event_id }) => bad.has(event_id));
          const answered = await bus.publisher.publish(sent);
          const expected = sent.filter(({ event_id }) => bad.has(event_id));
          expect(answered).toHaveLength(expected.length);
          expect(answered.every((each, index) => each === expected[index])).toBe(true);
          expect(bus.accepted.map(({ event_id }) => event_id).sort()).toEqual(
            sent
              .map(({ event_id }) => event_id)
              .filter((id) => !bad.has(id))
              .sort(),
          );
        }),
        { numRuns: 40 },
      ));
  });
}
