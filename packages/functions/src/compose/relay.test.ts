import type { Envelope } from "@bellyfed/core/envelope";
import type { EventPublisher } from "@bellyfed/core/ports";
import { quietTelemetry, testContext } from "@bellyfed/testing/invocation";
import type { DynamoDBRecord } from "aws-lambda";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { relay } from "./relay.ts";

const record = (number: number, events: number): DynamoDBRecord => ({
  eventName: "INSERT",
  dynamodb: {
    SequenceNumber: String(number),
    NewImage: {
      pk: { S: `RESTAURANT#${number}` },
      sk: { S: "V#000000000001" },
      events: {
        S: JSON.stringify(
          Array.from({ length: events }, (_, i) => ({ id: `${number}-${i}`, type: "T", version: 1, payload: {} })),
        ),
      },
      count: { N: String(events) },
      command_id: { S: "c" },
      body_hash: { S: "b" },
      trace_id: { S: "t" },
      actor: { S: "a" },
      timestamp: { S: "2026-01-01T00:00:00.000Z" },
    },
  },
});
const snapshot: DynamoDBRecord = {
  eventName: "INSERT",
  dynamodb: {
    SequenceNumber: "0",
    NewImage: { pk: { S: "RESTAURANT#1" }, sk: { S: "V#000000000001~S" }, next: { N: "2" }, state: { S: "{}" } },
  },
};

function recording(refuse: (envelope: Envelope) => boolean = () => false) {
  const sent: Envelope[] = [];
  const publisher: EventPublisher = {
    publish: async (envelopes) => {
      const refused = envelopes.filter(refuse);
      sent.push(...envelopes.filter((envelope) => !refused.includes(envelope)));
      return refused;
    },
  };
  return { sent, run: (Records: DynamoDBRecord[]) => relay({ publisher }, quietTelemetry())({ Records }, testContext) };
}

describe("the relay", () => {
  it("publishes every event of every commit as its standard envelope", async () => {
    const { sent, run } = recording();
    expect(await run([record(1, 2), record(2, 1)])).toEqual({ batchItemFailures: [] });
    expect(sent.map(({ stream_id, stream_version }) => [stream_id, stream_version])).toEqual([
      ["RESTAURANT#1", 1],
      ["RESTAURANT#1", 2],
      ["RESTAURANT#2", 1],
    ]);
    expect(sent[0]).toEqual({
      event_id: "1-0",
      timestamp: "2026-01-01T00:00:00.000Z",
      event_type: "T",
      source: "outbox-processor",
      version: "1",
      trace_id: "t",
      status: "NEW",
      payload: {},
      stream_id: "RESTAURANT#1",
      stream_version: 1,
      actor: "a",
    });
  });

  it("passes over snapshots and deletions", async () => {
    const { sent, run } = recording();
    await run([snapshot, { ...record(3, 1), eventName: "REMOVE" }]);
    expect(sent).toEqual([]);
  });

  it("passes over commits that were sealed since they were added: what was in them is on the bus already", async () => {
    const { sent, run } = recording();
    await run([{ ...record(1, 2), eventName: "MODIFY" }, record(2, 1)]);
    expect(sent.map(({ stream_id }) => stream_id)).toEqual(["RESTAURANT#2"]);
  });

  it("asks to resume at the first record that is not wholly on the bus", async () => {
    const { run } = recording(({ event_id }) => event_id === "2-1" || event_id === "3-0");
    const result = await run([record(1, 1), record(2, 2), record(3, 1)]);
    expect(result).toEqual({ batchItemFailures: [{ itemIdentifier: "2" }] });
  });

  it("loses nothing under any partial failures, when resumed as Lambda does", () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 12 }),
        fc.infiniteStream(fc.integer({ min: 0, max: 3 })),
        async (sizes, chance) => {
          let patience = 200;
          const { sent, run } = recording(() => patience-- > 0 && chance.next().value === 0);
          let rest = sizes.map((size, index) => record(index + 1, size));
          while (rest.length > 0) {
            const { batchItemFailures } = await run(rest);
            const from = batchItemFailures[0]?.itemIdentifier;
            rest = from === undefined ? [] : rest.slice(rest.findIndex((r) => r.dynamodb?.SequenceNumber === from));
          }
          const ids = new Set(sent.map(({ event_id }) => event_id));
          expect(ids.size).toBe(sizes.reduce((sum, size) => sum + size, 0));
        },
      ),
    ));
});
