import { type Envelope, isLogEnvelope, type LogEnvelope } from "./envelope.ts";
import type { EventDefinition } from "./event.ts";
import type { EventLog } from "./ports.ts";
import type { Projection, Recorded, Run } from "./projection.ts";

/** The events of a stream that follow what a read model has applied: `head` and on, without a gap. */
export interface Pending {
  readonly stream: string;
  readonly head: number;
  readonly envelopes: readonly LogEnvelope[];
}

/** The contiguous envelopes after the head: from the deliveries where they suffice, else from the log. */
export async function pendingAfter(
  head: number,
  stream: string,
  delivered: readonly LogEnvelope[],
  log: EventLog,
): Promise<Pending> {
  const byVersion = new Map(delivered.map((envelope) => [envelope.stream_version, envelope]));
  const newest = Math.max(...byVersion.keys());
  const envelopes: LogEnvelope[] = [];
  for (let version = head + 1; version <= newest; version++) {
    const envelope = byVersion.get(version);
    if (!envelope) return { stream, head, envelopes: await log.since(stream, head) };
    envelopes.push(envelope);
  }
  return { stream, head, envelopes };
}

/** The first `most` of them in today's shape. One of a type that this code does not know advances the head and is not among the events. */
export function runOf(
  definitions: ReadonlyMap<string, EventDefinition>,
  { stream, head, envelopes }: Pending,
  most: number,
): Run {
  const taken = envelopes.slice(0, most);
  return {
    stream,
    from: head,
    to: head + taken.length,
    events: taken.flatMap((envelope) => recorded(definitions, envelope) ?? []),
  };
}

/** Envelopes of a read model's streams as it knows them; the others are passed over. */
export const recordedOf = (
  { events, streams }: Pick<Projection, "events" | "streams">,
  envelopes: readonly Envelope[],
): readonly Recorded[] =>
  envelopes
    .filter(isLogEnvelope)
    .filter(({ stream_id }) => stream_id.startsWith(streams))
    .flatMap((envelope) => recorded(events, envelope) ?? []);

function recorded(
  definitions: ReadonlyMap<string, EventDefinition>,
  { event_type, payload, version, stream_id, stream_version, timestamp }: LogEnvelope,
): Recorded | undefined {
  const definition = definitions.get(event_type);
  return (
    definition && {
      event: { type: event_type, payload: definition.upcast(payload, Number(version)) },
      stream: stream_id,
      version: stream_version,
      timestamp,
    }
  );
}
