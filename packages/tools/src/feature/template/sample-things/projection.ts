import type { Write } from "@bellyfed/core/ports";
import { projection, type Recorded } from "@bellyfed/core/projection";
import { SampleThingEntity, sampleThingHoldings } from "./entity.ts";
import { SAMPLE_THING_STREAMS, type SampleThingEvent, sampleThingEvents } from "./events.ts";

const table = { table: "read" };

/** One item for each stream. Every event tells all of it, so that only a stream's last event counts and nothing is read. */
export const readModel = projection({
  streams: SAMPLE_THING_STREAMS,
  events: sampleThingEvents,
  ...sampleThingHoldings,
  headIn: (stream) => stream,
  project: (runs) => runs.flatMap(({ events }) => events.slice(-1).map(writeOf)),
});

function writeOf({ event, version, timestamp }: Recorded<SampleThingEvent>): Write {
  switch (event.type) {
    case "SAMPLE_THING_CREATED":
    case "SAMPLE_THING_UPDATED": {
      const { id, owner_id, created_at, name, note } = event.payload;
      const doc = JSON.stringify({ id, name, note, created_at, updated_at: timestamp });
      const item = { id, owner_id, created: created_at, doc, stream_version: version };
      return { kind: "put", operation: SampleThingEntity.put(item).params(table) };
    }
    case "SAMPLE_THING_DELETED":
      return { kind: "delete", operation: SampleThingEntity.delete({ id: event.payload.id }).params(table) };
  }
}
