import { type Envelope, isLogEnvelope, type LogEnvelope } from "./envelope.ts";
import type { Event, EventDefinition } from "./event.ts";
import type { EventLog, Item, Key, Log, ReadTableWriter, Runtime, Write } from "./ports.ts";
import { type Run, recorded, runAfter } from "./run.ts";

/** An event of the log, brought up to date, with where and when it happened. */
export interface Recorded<E extends Event = Event> {
  readonly event: E;
  readonly stream: string;
  readonly version: number;
  readonly timestamp: string;
}

/** Reads items that were loaded for this batch. */
export type Lookup = (key: Key) => Item | undefined;

/**
 * A read model as data and pure functions. It follows all events of its streams, so that sequences are contiguous; what it does not show
 * only advances the head.
 */
export interface Projection {
  readonly name: string;
  /** Prefix of the streams that it follows: `REVIEW#`. */
  readonly streams: string;
  readonly events: ReadonlyMap<string, EventDefinition>;
  /** Items that `project` needs besides the heads. */
  readonly reads: (stream: string) => readonly Key[];
  /**
   * The writes for runs of events of one or more streams, at most one write per item. `undefined` when the items as read contradict
   * each other (a torn read), so that they must be read again.
   */
  readonly project: (events: readonly Recorded[], lookup: Lookup) => readonly Write[] | undefined;
  readonly head: HeadKeeper;
  /** Page-cache tags of what the events change. */
  readonly tags: (events: readonly Recorded[]) => readonly string[];
}

/** How heads are stored: the entity is the features' business. */
export interface HeadKeeper {
  readonly key: (model: string, stream: string) => Key;
  readonly versionOf: (item: Item | undefined) => number;
  /** Advances the head on the condition that it is as read. */
  readonly advance: (model: string, stream: string, from: number, to: number) => Write;
}

export interface ProjectPorts {
  readonly table: ReadTableWriter;
  readonly log: EventLog;
  readonly runtime: Runtime;
  readonly logger: Log;
}

const MAX_WRITES = 100;
const MAX_STREAMS = 25;
const MAX_RUN = 25;
const ATTEMPTS = 6;

export interface Projected {
  /** Streams that could not be written now; their messages must come again. */
  readonly failed: ReadonlyMap<string, unknown>;
  /** Events that were written by this call, for the page cache and for lag. */
  readonly applied: readonly Recorded[];
}

/** Applies a batch of envelopes, in whatever order and however often they came. Envelopes of other streams are passed over. */
export async function projectBatch(
  projection: Projection,
  envelopes: readonly Envelope[],
  ports: ProjectPorts,
): Promise<Projected> {
  const mine = envelopes.filter(isLogEnvelope).filter((e) => e.stream_id.startsWith(projection.streams));
  const streams = [...Map.groupBy(mine, (envelope) => envelope.stream_id)];
  const failed = new Map<string, unknown>();
  const applied: Recorded[] = [];
  for (let at = 0; at < streams.length; at += MAX_STREAMS) {
    await projectStreams(projection, streams.slice(at, at + MAX_STREAMS), ports, failed, applied);
  }
  return { failed, applied };
}

type Delivery = readonly [stream: string, envelopes: readonly LogEnvelope[]];

/** Writes these streams together; when that fails, one by one, so that one bad stream does not hold up the others. */
async function projectStreams(
  projection: Projection,
  deliveries: readonly Delivery[],
  ports: ProjectPorts,
  failed: Map<string, unknown>,
  applied: Recorded[],
): Promise<void> {
  try {
    await projectTogether(projection, deliveries, ports, applied);
  } catch (error) {
    if (deliveries.length === 1) {
      const stream = deliveries[0]?.[0] ?? "";
      failed.set(stream, error);
      ports.logger.warn("Projection failed", { model: projection.name, stream, error });
      return;
    }
    for (const delivery of deliveries) await projectStreams(projection, [delivery], ports, failed, applied);
  }
}

/** Adds to `applied` as it goes: what was written before a failure is written. */
async function projectTogether(
  projection: Projection,
  deliveries: readonly Delivery[],
  ports: ProjectPorts,
  applied: Recorded[],
): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; ) {
    const step = await nextStep(projection, deliveries, ports);
    if (step === "done") return;
    const written = step && (await ports.table.transact(step.writes)) === "written";
    if (written) {
      applied.push(...step.events);
      if (step.last) return;
    } else {
      attempt++;
      await ports.runtime.sleep(ports.runtime.random() * 10 * 2 ** attempt);
    }
  }
  throw new Error(`${projection.name}: gave up after ${ATTEMPTS} conflicts`);
}

interface Step {
  readonly writes: readonly Write[];
  readonly events: readonly Recorded[];
  /** Nothing of the deliveries is left after this step. */
  readonly last: boolean;
}

/** Reads heads and items, and works out the next transaction; undefined for a torn read. */
async function nextStep(
  projection: Projection,
  deliveries: readonly Delivery[],
  ports: ProjectPorts,
): Promise<Step | "done" | undefined> {
  const lookup = await readItems(projection, deliveries, ports.table);
  const runs: Run[] = [];
  for (const [stream, envelopes] of deliveries) {
    const head = projection.head.versionOf(lookup(projection.head.key(projection.name, stream)));
    const events = await runAfter(head, stream, envelopes, ports.log);
    if (events.length > 0) runs.push({ stream, head, events });
  }
  if (runs.length === 0) return "done";
  return fit(projection, runs, lookup);
}

/** As much of the runs as one transaction holds: fewer streams, then fewer events, until it fits. */
function fit(
  projection: Projection,
  runs: readonly Run[],
  lookup: Lookup,
  most: { streams: number; events: number } = { streams: runs.length, events: MAX_RUN },
): Step | undefined {
  const cut = runs.slice(0, most.streams).map((run) => ({ ...run, events: run.events.slice(0, most.events) }));
  const events = cut.flatMap((run) => run.events.map((envelope) => recorded(projection.events, envelope)));
  const changes = projection.project(events, lookup);
  if (!changes) return undefined;
  const heads = cut.map((run) =>
    projection.head.advance(projection.name, run.stream, run.head, run.head + run.events.length),
  );
  const writes = [...heads, ...changes];
  if (writes.length > MAX_WRITES && most.streams > 1) {
    return fit(projection, runs, lookup, { ...most, streams: Math.floor(most.streams / 2) });
  }
  if (writes.length > MAX_WRITES && most.events > 1) {
    return fit(projection, runs, lookup, { ...most, events: Math.floor(most.events / 2) });
  }
  const last = cut.length === runs.length && cut.every((run, i) => run.events.length === runs[i]?.events.length);
  return { writes, events, last };
}

async function readItems(
  projection: Projection,
  deliveries: readonly Delivery[],
  table: ReadTableWriter,
): Promise<Lookup> {
  const wanted = new Map<string, Key>();
  for (const [stream] of deliveries) {
    const keys = [projection.head.key(projection.name, stream), ...projection.reads(stream)];
    for (const key of keys) wanted.set(`${key.PK}\0${key.SK}`, key);
  }
  const items = await table.batchGet([...wanted.values()], { consistent: true });
  const found = new Map(items.map((item) => [`${item.PK}\0${item.SK}`, item]));
  return ({ PK, SK }) => found.get(`${PK}\0${SK}`);
}
