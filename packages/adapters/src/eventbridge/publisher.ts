import { EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from "@aws-sdk/client-eventbridge";
import type { Envelope } from "@bellyfed/core/envelope";
import type { EventPublisher } from "@bellyfed/core/ports";
import { chunksBySize } from "../chunks.ts";
import { clientSettings } from "../settings.ts";

/** An EventBridge client; `endpoint` names a local bus. */
export const eventBridgeClient = ({ endpoint }: { endpoint?: string | undefined } = {}): EventBridgeClient =>
  new EventBridgeClient(clientSettings(endpoint));

export interface PublisherSettings {
  readonly client: Pick<EventBridgeClient, "send">;
  /** The bus's name or ARN. */
  readonly bus: string;
  /** Milliseconds to wait before attempt n, from 1. */
  readonly backoff?: (attempt: number) => number;
}

/** PutEvents' limits: entries and bytes of one request. */
const MOST = { entries: 10, bytes: 256 * 1024 };
const ATTEMPTS = 4;
const PARALLEL = 4;

/**
 * Publishes by PutEvents, 10 entries at a time and under 256 KB. An answer of 200 can hold failures: only the failed entries are sent
 * again, and what was never accepted is answered, in order.
 */
export function eventBridgePublisher(settings: PublisherSettings): EventPublisher {
  return {
    async publish(envelopes) {
      const entries = envelopes.map((envelope) => ({ envelope, entry: entryOf(envelope, settings.bus) }));
      const fitting = entries.filter(({ entry }) => sizeOf(entry) <= MOST.bytes);
      const chunks = chunksBySize(fitting, ({ entry }) => sizeOf(entry), MOST);
      const accepted = new Set<Envelope>();
      for (let at = 0; at < chunks.length; at += PARALLEL) {
        const sent = await Promise.all(chunks.slice(at, at + PARALLEL).map((chunk) => send(settings, chunk)));
        for (const envelope of sent.flat()) accepted.add(envelope);
      }
      return envelopes.filter((envelope) => !accepted.has(envelope));
    },
  };
}

interface Sized {
  readonly envelope: Envelope;
  readonly entry: PutEventsRequestEntry;
}

/** Sends one chunk until all of it is accepted or patience ends; answers what was accepted. */
async function send(settings: PublisherSettings, chunk: readonly Sized[]): Promise<Envelope[]> {
  const { client, backoff = (attempt) => Math.random() * 25 * 2 ** attempt } = settings;
  const accepted: Envelope[] = [];
  let rest = chunk;
  for (let attempt = 1; rest.length > 0 && attempt <= ATTEMPTS; attempt++) {
    if (attempt > 1) await new Promise((resolve) => setTimeout(resolve, backoff(attempt - 1)));
    const { Entries = [] } = await client.send(new PutEventsCommand({ Entries: rest.map(({ entry }) => entry) }));
    const failed = rest.filter((_, index) => !Entries[index]?.EventId);
    accepted.push(...rest.filter((each) => !failed.includes(each)).map(({ envelope }) => envelope));
    rest = failed;
  }
  return accepted;
}

const entryOf = (envelope: Envelope, bus: string): PutEventsRequestEntry => ({
  EventBusName: bus,
  Source: envelope.source,
  DetailType: envelope.event_type,
  Detail: JSON.stringify(envelope),
  Time: new Date(envelope.timestamp),
});

/** An entry's size as AWS counts it: 14 bytes for Time, and the UTF-8 of Source, DetailType and Detail. */
const sizeOf = ({ Source = "", DetailType = "", Detail = "" }: PutEventsRequestEntry): number =>
  14 + Buffer.byteLength(Source) + Buffer.byteLength(DetailType) + Buffer.byteLength(Detail);
