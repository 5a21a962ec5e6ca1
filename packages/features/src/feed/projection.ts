import { type Envelope, isLogEnvelope, type LogEnvelope } from "@bellyfed/core/envelope";
import { appliedVersion } from "@bellyfed/core/head";
import { lookUp } from "@bellyfed/core/look-up";
import type { EventLog, Log, ReadTableWriter, Runtime } from "@bellyfed/core/ports";
import { pendingAfter } from "@bellyfed/core/run";
import { laneHeadKey, laneHeadOf, laneOf, streamHeadKey } from "./entity.ts";
import { type Pending, type Step, stepOf } from "./step.ts";

export interface NumberPorts {
  readonly table: ReadTableWriter;
  readonly log: EventLog;
  readonly runtime: Runtime;
  readonly logger: Log;
}

export interface FeedSettings {
  readonly lanes: number;
  /** How long an item is kept. */
  readonly keptSeconds: number;
}

export interface Numbered {
  /** Streams that could not be written now; their messages must come again. */
  readonly failed: ReadonlyMap<string, unknown>;
  /** What this call gave positions to, in their order. */
  readonly envelopes: readonly LogEnvelope[];
}

const ATTEMPTS = 8;

/**
 * Gives positions to a batch of envelopes, in whatever order and however often they came; what a stream has before them comes first, from
 * the log. Envelopes that are not of the log are passed over.
 */
export async function numberBatch(
  envelopes: readonly Envelope[],
  settings: FeedSettings,
  ports: NumberPorts,
): Promise<Numbered> {
  const lanes = Map.groupBy(envelopes.filter(isLogEnvelope), ({ stream_id }) => laneOf(stream_id, settings.lanes));
  const result = { failed: new Map<string, unknown>(), envelopes: [] as LogEnvelope[] };
  for (const [lane, own] of lanes) {
    const streams = [...Map.groupBy(own, ({ stream_id }) => stream_id)];
    await numberStreams({ ...settings, lane }, streams, ports, result);
  }
  return result;
}

type Lane = FeedSettings & { readonly lane: number };
type Delivery = readonly [stream: string, envelopes: readonly LogEnvelope[]];
interface Results {
  readonly failed: Map<string, unknown>;
  readonly envelopes: LogEnvelope[];
}

/** These streams together; when that fails, one by one, so that one bad stream does not hold up the others. */
async function numberStreams(
  lane: Lane,
  deliveries: readonly Delivery[],
  ports: NumberPorts,
  result: Results,
): Promise<void> {
  try {
    await numberTogether(lane, deliveries, ports, result.envelopes);
  } catch (error) {
    if (deliveries.length > 1) {
      for (const delivery of deliveries) await numberStreams(lane, [delivery], ports, result);
      return;
    }
    const stream = deliveries[0]?.[0] ?? "";
    result.failed.set(stream, error);
    ports.logger.warn("Events got no position", { stream, error });
  }
}

/** Adds to `done` as it goes. Conflicts are counted anew after each step: whoever has written has got on. */
async function numberTogether(
  lane: Lane,
  deliveries: readonly Delivery[],
  ports: NumberPorts,
  done: LogEnvelope[],
): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; ) {
    const step = await nextStep(lane, deliveries, ports);
    if (!step) return;
    if ((await ports.table.transact(step.writes)) === "written") {
      done.push(...step.envelopes);
      if (step.last) return;
      attempt = 0;
    } else {
      attempt++;
      await ports.runtime.sleep(ports.runtime.random() * 10 * 2 ** attempt);
    }
  }
  throw new Error(`The feed's lane ${lane.lane}: gave up after ${ATTEMPTS} conflicts`);
}

/** Reads the heads and works out the next transaction; undefined when nothing is to be written. */
async function nextStep(
  { lane, keptSeconds }: Lane,
  deliveries: readonly Delivery[],
  { table, log, runtime }: NumberPorts,
): Promise<Step | undefined> {
  const keys = [laneHeadKey(lane), ...deliveries.map(([stream]) => streamHeadKey(stream))];
  const heads = await lookUp(keys, table, { consistent: true });
  const pending: Pending[] = [];
  for (const [stream, delivered] of deliveries) {
    const next = await pendingOf(appliedVersion(heads(streamHeadKey(stream))), stream, delivered, log);
    if (next.envelopes.length > 0) pending.push(next);
  }
  if (pending.length === 0) return undefined;
  const now = Math.floor(runtime.now() / 1000);
  return stepOf({ lane, head: laneHeadOf(heads(laneHeadKey(lane))), now, keptSeconds }, pending);
}

/** Up to the newest that was delivered. Throws when the log lacks something before it: nothing may get a position that is not its own. */
async function pendingOf(
  head: number,
  stream: string,
  delivered: readonly LogEnvelope[],
  log: EventLog,
): Promise<Pending> {
  const newest = Math.max(...delivered.map(({ stream_version }) => stream_version));
  if (newest <= head) return { stream, head, newest, envelopes: [] };
  const { envelopes } = await pendingAfter(head, stream, delivered, log);
  const wanted = envelopes.filter(({ stream_version }) => stream_version <= newest);
  const isGapless = wanted.every(({ stream_version }, at) => stream_version === head + 1 + at);
  if (wanted.length === 0 || !isGapless) throw new Error(`The log lacks events of ${stream} after ${head}`);
  return { stream, head, newest, envelopes: wanted };
}
