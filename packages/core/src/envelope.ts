import * as v from "valibot";
import type { StoredEvent } from "./event.ts";

const sources = ["api-gateway", "outbox-processor", "import-processor"] as const;
export const statuses = ["NEW", "REPLAYED", "REDRIVEN"] as const;
export type Status = (typeof statuses)[number];

const text = v.pipe(v.string(), v.nonEmpty());

/** The standardized event as it travels on the bus, in webhooks and exports. Readers ignore unknown fields. */
export const EnvelopeSchema = v.object({
  /** ULID. */
  event_id: text,
  /** RFC 3339, UTC. */
  timestamp: v.pipe(v.string(), v.isoTimestamp()),
  event_type: text,
  source: v.picklist(sources),
  /** The payload's schema version, as text: "1". */
  version: v.pipe(v.string(), v.regex(/^[1-9][0-9]*$/)),
  /** 32 hex digits (W3C trace context). */
  trace_id: text,
  /** How this delivery came about. */
  status: v.picklist(statuses),
  payload: v.unknown(),
  /** Only on events of the log: the stream, and the event's sequence in it, from 1. */
  stream_id: v.optional(text),
  stream_version: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  /** Only on events of the log: the subject whose command it was; left out where the log does not say. */
  actor: v.optional(text),
});
export type Envelope<Payload = unknown> = Omit<v.InferOutput<typeof EnvelopeSchema>, "payload"> & {
  readonly payload: Payload;
};

/** An envelope of an event of the log: it knows its stream and its place there. */
export type LogEnvelope<Payload = unknown> = Envelope<Payload> & {
  readonly stream_id: string;
  readonly stream_version: number;
};

/** Whether an envelope is one of the log; read events and imports are not. */
export const isLogEnvelope = (envelope: Envelope): envelope is LogEnvelope =>
  envelope.stream_id !== undefined && envelope.stream_version !== undefined;

/** The log's facts about a commit that every one of its events shares. */
export interface CommitFacts {
  readonly stream: string;
  /** Sequence of the commit's first event. */
  readonly sequence: number;
  readonly traceId: string;
  readonly actor?: string;
  readonly timestamp: string;
  readonly events: readonly StoredEvent[];
}

/** The envelopes of a commit's events, in stream order. */
export const envelopesOf = (commit: CommitFacts, status: Status = "NEW"): LogEnvelope[] =>
  commit.events.map((event, index) => ({
    event_id: event.id,
    timestamp: commit.timestamp,
    event_type: event.type,
    source: "outbox-processor",
    version: String(event.version),
    trace_id: commit.traceId,
    status,
    payload: event.payload,
    stream_id: commit.stream,
    stream_version: commit.sequence + index,
    ...(commit.actor && { actor: commit.actor }),
  }));
