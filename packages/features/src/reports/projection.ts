import type { Write } from "@bellyfed/core/ports";
import { projection, type Recorded } from "@bellyfed/core/projection";
import { reportHoldings } from "./entity.ts";
import { REPORT_STREAMS, type ReportEvent, reportEvents } from "./events.ts";
import { countKey, placeIn, reportKey } from "./keys.ts";

type Happened = Recorded<ReportEvent>;
/** What an event tells of a report: all of it. */
type Told = NonNullable<Extract<ReportEvent, { type: "REPORT_ERASED" }>["payload"]["report"]>;

/**
 * One item for each report, and one counter for each thing that is reported. Every event tells all of a report, so that only a stream's last
 * one counts and nothing is read.
 */
export const readModel = projection({
  streams: REPORT_STREAMS,
  events: reportEvents,
  ...reportHoldings,
  headIn: (stream) => stream,
  project: (runs) => [
    ...runs.flatMap(({ events }) => itemOf(events)),
    ...counted(runs.flatMap(({ events }) => events)),
  ],
});

function toldBy({ event }: Happened): Told | null {
  switch (event.type) {
    case "REPORT_FILED":
      return { ...event.payload, closing: null };
    case "REPORT_CLOSED":
      return event.payload;
    case "REPORT_ERASED":
      return event.payload.report;
  }
}

function itemOf(events: readonly Happened[]): Write[] {
  const last = events.findLast((each) => toldBy(each) !== null);
  const told = last && toldBy(last);
  const version = events.at(-1)?.version;
  if (!told || version === undefined) return [];
  const { id, closing, filed_at } = told;
  const place = closing ? placeIn("closed", closing.closed_at, id) : placeIn("open", filed_at, id);
  const Item = { ...reportKey(id), ...place, doc: JSON.stringify(told), stream_version: version };
  return [{ kind: "put", operation: { Item } }];
}

/** One write for each thing, however many of its reports are in the batch. What cancels out is added as 0. */
function counted(events: readonly Happened[]): Write[] {
  const moved = events.flatMap(({ event }) => {
    if (event.type === "REPORT_ERASED") return [];
    const key = countKey(event.payload.subject);
    return [{ key, by: event.type === "REPORT_FILED" ? 1 : -1 }];
  });
  return [...Map.groupBy(moved, ({ key }) => key.PK).values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const by = own.reduce((sum, each) => sum + each.by, 0);
    return [
      {
        kind: "update" as const,
        operation: {
          Key: first.key,
          UpdateExpression: "ADD #count :by",
          ExpressionAttributeNames: { "#count": "count" },
          ExpressionAttributeValues: { ":by": by },
        },
      },
    ];
  });
}
