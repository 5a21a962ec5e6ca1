import type { LogEnvelope } from "./envelope.ts";
import type { EventDefinition } from "./event.ts";
import type { EventLog } from "./ports.ts";
import type { Recorded } from "./project.ts";

/** The events of a stream that follow what a read model has applied: `head` and on, without a gap. */
export interface Run {
  readonly stream: string;
  readonly head: number;
  readonly events: readonly LogEnvelope[];
}

/** The contiguous run after the head: from the deliveries where they suffice, else from the log. */
export async function runAfter(
  head: number,
  stream: string,
  envelopes: readonly LogEnvelope[],
  log: EventLog,
): Promise<readonly LogEnvelope[]> {
  const byVersion = new Map(envelopes.map((envelope) => [envelope.stream_version, envelope]));
  const newest = Math.max(...byVersion.keys());
  const run: LogEnvelope[] = [];
  for (let version = head + 1; version <= newest; version++) {
    const envelope = byVersion.get(version);
    if (!envelope) return log.since(stream, head);
    run.push(envelope);
  }
  return run;
}

/** An envelope's event in today's shape; one of an unknown type as it is. */
export function recorded(definitions: ReadonlyMap<string, EventDefinition>, envelope: LogEnvelope): Recorded {
  const definition = definitions.get(envelope.event_type);
  const payload = definition ? definition.upcast(envelope.payload, Number(envelope.version)) : envelope.payload;
  return {
    event: { type: envelope.event_type, payload },
    stream: envelope.stream_id,
    version: envelope.stream_version,
    timestamp: envelope.timestamp,
  };
}
