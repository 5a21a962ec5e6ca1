import { EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from "@aws-sdk/client-eventbridge";
import type { Envelope } from "@bellyfed/core/envelope";
import { parallel } from "@bellyfed/core/parallel";
import type { EventPublisher, Log } from "@bellyfed/core/ports";
import { chunksBySize } from "../chunks.ts";
import { jitteredPause, type Pause } from "../pause.ts";
import { clientSettings, unlogged } from "../settings.ts";
import { sayUnavailable } from "../unavailable.ts";
import { wireJson } from "../wire-json.ts";

/** An EventBridge client; `endpoint` names a local bus. */
export const eventBridgeClient = ({ endpoint }: { endpoint?: string | undefined } = {}): EventBridgeClient =>
  sayUnavailable(unlogged(new EventBridgeClient(clientSettings(endpoint))), "The event bus");

export interface PublisherSettings {
  readonly client: Pick<EventBridgeClient, "send">;
  /** The bus's name or ARN. */
  readonly bus: string;
  /** Told why an event was not accepted. */
  readonly log?: Pick<Log, "warn">;
  readonly pause?: Pause;
}

/** PutEvents' limits: AWS raised the size to 1 MB in 2026, but its word was long "less than 256 KB". */
const MOST = { entries: 10, bytes: 256 * 1024 - 1 };
const ATTEMPTS = 4;
const PARALLEL = 4;

/**
 * Publishes by PutEvents, 10 entries and less than 256 KB at a time, four requests at once. An answer of 200 can hold failures: only the
 * failed entries are sent again, three times at most, and what was never accepted is answered, in order. When a request as a whole fails,
 * no more are begun; it throws that error if not one envelope was accepted.
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html
 */
export const eventBridgePublisher = (settings: PublisherSettings): EventPublisher => ({
  async publish(envelopes) {
    const entries = envelopes.map((envelope) => sized(envelope, settings.bus));
    const chunks = chunksBySize(entries.filter(fits(settings)), ({ bytes }) => bytes, MOST);
    const accepted = new Set<Envelope>();
    try {
      await parallel(chunks, PARALLEL, (chunk) => sendChunk(settings, chunk, accepted));
    } catch (error) {
      if (accepted.size === 0) throw error;
      settings.log?.warn("PutEvents failed", { error });
    }
    return envelopes.filter((envelope) => !accepted.has(envelope));
  },
});

interface Sized {
  readonly envelope: Envelope;
  readonly entry: PutEventsRequestEntry;
  readonly bytes: number;
}

const fits =
  ({ log }: PublisherSettings) =>
  ({ envelope: { event_id }, bytes }: Sized): boolean => {
    if (bytes <= MOST.bytes) return true;
    log?.warn("An event is too large for EventBridge", { event_id, bytes });
    return false;
  };

/** Sends one chunk until all of it is accepted or patience ends. */
async function sendChunk(
  { client, log, pause = jitteredPause }: PublisherSettings,
  chunk: readonly Sized[],
  accepted: Set<Envelope>,
): Promise<void> {
  let rest = chunk;
  for (let attempt = 1; ; attempt++) {
    const { Entries = [] } = await client.send(new PutEventsCommand({ Entries: rest.map(({ entry }) => entry) }));
    const results = rest.map((each, index) => ({ each, result: Entries[index] }));
    for (const { each, result } of results) if (result?.EventId) accepted.add(each.envelope);
    const failed = results.filter(({ result }) => !result?.EventId);
    if (failed.length === 0) return;
    if (attempt === ATTEMPTS) {
      const { ErrorCode: code, ErrorMessage: reason } = failed[0]?.result ?? {};
      log?.warn("EventBridge refused events", { refused: failed.length, code, reason });
      return;
    }
    rest = failed.map(({ each }) => each);
    await pause(attempt);
  }
}

function sized(envelope: Envelope, bus: string): Sized {
  const entry = {
    EventBusName: bus,
    Source: envelope.source,
    DetailType: envelope.event_type,
    Detail: wireJson(envelope),
    Time: new Date(envelope.timestamp),
  };
  return { envelope, entry, bytes: sizeOf(entry) };
}

/**
 * An entry's size as AWS counts it: 14 bytes for Time, and the UTF-8 of Source, DetailType and Detail.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html#eb-putevent-size
 */
const sizeOf = ({ Source, DetailType, Detail }: { Source: string; DetailType: string; Detail: string }): number =>
  14 + Buffer.byteLength(Source) + Buffer.byteLength(DetailType) + Buffer.byteLength(Detail);
