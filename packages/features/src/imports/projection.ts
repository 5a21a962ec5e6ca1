import { indexEvents } from "@bellyfed/core/event";
import { heads } from "@bellyfed/core/head";
import type { Write } from "@bellyfed/core/ports";
import type { Lookup, Projection, Recorded } from "@bellyfed/core/project";
import { type JobDoc, JobEntity, jobDoc, jobDocOf, jobKey } from "./entity.ts";
import { IMPORT_STREAMS, type ImportEvent, importEvents } from "./events.ts";

/** Imports as their events tell them. The counters beside are written with the rows they count, see results.ts. */
export const projection: Projection = {
  name: "imports",
  streams: IMPORT_STREAMS,
  events: indexEvents(importEvents),
  reads: (stream) => [jobKey(idOf(stream))],
  head: heads((stream) => stream),
  tags: () => [],
  project: (events, lookup) => {
    const writes: Write[] = [];
    for (const [stream, own] of Map.groupBy(events, (recorded) => recorded.stream)) {
      const doc = own.reduce(apply, known(stream, lookup));
      if (!doc) return undefined;
      const operation = JobEntity.upsert({ id: idOf(stream), doc: JSON.stringify(doc) }).params({ table: "read" });
      writes.push({ kind: "update", operation });
    }
    return writes;
  },
};

const idOf = (stream: string) => stream.slice(IMPORT_STREAMS.length);
const known = (stream: string, lookup: Lookup) => jobDocOf(lookup(jobKey(idOf(stream))));

function apply(doc: JobDoc | undefined, { event, timestamp }: Recorded): JobDoc | undefined {
  const happened = event as ImportEvent;
  switch (happened.type) {
    case "IMPORT_JOB_CREATED":
      return jobDoc(happened.payload, timestamp);
    case "IMPORT_JOB_COMPLETED": {
      const { counts, error } = happened.payload;
      return doc && { ...doc, completed: { at: timestamp, counts, error } };
    }
  }
}
