import { memoryReadTable } from "@bellyfed/adapters/memory/read-table";
import type { LogEnvelope } from "@bellyfed/core/envelope";
import { currentKeys } from "@bellyfed/core/keys";
import { projectBatch } from "@bellyfed/core/project";
import type { Projection } from "@bellyfed/core/projection";
import { projections } from "@bellyfed/features/projections";
import { nothingSealed } from "@bellyfed/testing/invocation";
import fc from "fast-check";
import { expect, it } from "vitest";
import { jsonSchemaOf } from "./docs/json-schema.ts";
import { samplesOf } from "./stored/sample.ts";

const runtime = { now: () => 0, id: () => "", sleep: async () => {}, random: () => 0 };
const logger = { info: () => {}, warn: () => {}, error: () => {} };
/** Every id is the one that the stream is named after. */
const leaves = { text: fc.constant("one"), number: fc.integer({ min: 1, max: 5 }) };

/** A newer release wrote these before it was taken back. */
const UNKNOWN = "FROM_THE_FUTURE";

/** A stream with an event of every type of a read model, and unknown ones anywhere between, before and after them. */
const streamsFor = ({ streams, events }: Projection): fc.Arbitrary<LogEnvelope[]> => {
  const known = [...events].map(([event_type, { schema, version }]) =>
    samplesOf(jsonSchemaOf(schema), leaves).map((payload) => ({ event_type, version: String(version), payload })),
  );
  const unknown = fc.array(fc.constant({ event_type: UNKNOWN, version: "9", payload: "?" }), { maxLength: 2 });
  return fc.tuple(unknown, ...known.flatMap((each) => [each.map((one) => [one]), unknown])).map((parts) =>
    parts.flat().map((part, index) => ({
      ...part,
      event_id: `e${index}`,
      timestamp: "2026-01-02T03:04:05.000Z",
      source: "outbox-processor",
      trace_id: "t",
      status: "NEW",
      stream_id: `${streams}one`,
      stream_version: index + 1,
    })),
  );
};

it.each(projections)("$name passes over event types that it does not know, wherever they stand", async (model) => {
  await fc.assert(
    fc.asyncProperty(streamsFor(model), fc.array(fc.nat(40), { maxLength: 6 }), async (stream, delivered) => {
      const table = memoryReadTable();
      const log = { since: async (_: string, version: number) => stream.filter((e) => e.stream_version > version) };
      for (const index of [...delivered, stream.length - 1]) {
        const batch = stream.slice(0, index + 1).slice(-1);
        const { failed } = await projectBatch(model, batch, {
          table,
          keys: currentKeys,
          log,
          open: nothingSealed,
          runtime,
          logger,
        });
        expect([...failed]).toEqual([]);
      }
      const head = model.head.key(model.name, `${model.streams}one`);
      expect(await table.batchGet([head])).toMatchObject([{ stream_version: stream.length }]);
    }),
    { numRuns: 60 },
  );
});
