import type { Write } from "@bellyfed/core/ports";
import { type Lookup, projection, type Recorded } from "@bellyfed/core/projection";
import { importHoldings, JobEntity } from "./entity.ts";
import { IMPORT_STREAMS, type ImportEvent, importEvents } from "./events.ts";
import { type JobDoc, jobDoc, jobDocOf, jobKey } from "./keys.ts";

/**
 * Imports as their events tell them. The counters beside are written with the rows they count, see results.ts: the log does not tell them,
 * so that a rebuild leaves all of this where it is.
 */
export const readModel = projection({
  streams: IMPORT_STREAMS,
  events: importEvents,
  ...importHoldings,
  headIn: (stream) => stream,
  reads: (stream) => [jobKey(idOf(stream))],
  project: (runs, lookup) => {
    const writes: Write[] = [];
    for (const { stream, events } of runs) {
      if (events.length === 0) continue;
      const doc = events.reduce(apply, known(stream, lookup));
      if (!doc) return undefined;
      const operation = JobEntity.upsert({ id: idOf(stream), doc: JSON.stringify(doc) }).params({ table: "read" });
      writes.push({ kind: "update", operation });
    }
    return writes;
  },
});

const idOf = (stream: string) => stream.slice(IMPORT_STREAMS.length);
const known = (stream: string, lookup: Lookup) => jobDocOf(lookup(jobKey(idOf(stream))));

function apply(doc: JobDoc | undefined, { event, timestamp }: Recorded<ImportEvent>): JobDoc | undefined {
  switch (event.type) {
    case "IMPORT_JOB_CREATED":
      return jobDoc(event.payload, timestamp);
    case "IMPORT_JOB_COMPLETED": {
      const { counts, noted, dishes, error } = event.payload;
      return doc && { ...doc, completed: { at: timestamp, counts, noted, dishes, error } };
    }
  }
}
