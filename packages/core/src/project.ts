import { type Envelope, isLogEnvelope, type LogEnvelope } from "./envelope.ts";
import type { Generation, KeyFunctions } from "./keys.ts";
import { lookUp } from "./look-up.ts";
import type { EventLog, Log, ReadTableWriter, Runtime, Write } from "./ports.ts";
import type { Lookup, Projection, Recorded, Run } from "./projection.ts";
import { type Pending, pendingAfter, runOf } from "./run.ts";
import type { OpenEnvelopes } from "./sealing/log.ts";

export interface ProjectPorts extends Generation<ReadTableWriter> {
  /** As events are stored, like those that are delivered. */
  readonly log: EventLog;
  /** Opens what is personal in them, whichever way they came. */
  readonly open: OpenEnvelopes;
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

/**
 * Adds to `applied` as it goes: what was written before a failure is written. Conflicts are counted anew after each step: a long run that
 * several consumers write at once meets many, and gets on.
 */
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
      attempt = 0;
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
  const lookup = await lookUp(
    deliveries.flatMap(([stream]) => [projection.head.key(projection.name, stream), ...projection.reads(stream)]),
    ports.table,
    { consistent: true },
  );
  const sealed: Pending[] = [];
  for (const [stream, delivered] of deliveries) {
    const head = projection.head.versionOf(lookup(projection.head.key(projection.name, stream)));
    const next = await pendingAfter(head, stream, delivered, ports.log);
    if (next.envelopes.length > 0) sealed.push(next);
  }
  if (sealed.length === 0) return "done";
  const pending = await opened(sealed, ports.open);
  const more = pending
    .flatMap((each) => runOf(projection.events, each, MAX_RUN).events)
    .flatMap(({ event }) => projection.readsFor(event, ports.keys));
  if (more.length === 0) return fit(projection, ports.keys, pending, lookup);
  const lookupMore = await lookUp(more, ports.table, { consistent: true });
  return fit(projection, ports.keys, pending, (key) => lookup(key) ?? lookupMore(key));
}

/** As much of it as can be written at once is opened, of all streams together: by one look at the keys. */
async function opened(pending: readonly Pending[], open: OpenEnvelopes): Promise<Pending[]> {
  const next = await open(pending.flatMap(({ envelopes }) => envelopes.slice(0, MAX_RUN)));
  let from = 0;
  return pending.map((each) => {
    const to = from + Math.min(each.envelopes.length, MAX_RUN);
    const envelopes = [...next.slice(from, to), ...each.envelopes.slice(MAX_RUN)];
    from = to;
    return { ...each, envelopes };
  });
}

/** As much of what is pending as one transaction holds: fewer streams, then fewer events, until it fits. */
function fit(
  projection: Projection,
  keys: KeyFunctions,
  pending: readonly Pending[],
  lookup: Lookup,
  most: { streams: number; events: number } = { streams: pending.length, events: MAX_RUN },
): Step | undefined {
  const runs = pending.slice(0, most.streams).map((each) => runOf(projection.events, each, most.events));
  const changes = projection.project(runs, lookup, keys);
  if (!changes) return undefined;
  const heads = runs.map((run) => advanced(projection, run, lookup));
  const writes = [...heads, ...changes];
  if (writes.length > MAX_WRITES && most.streams > 1) {
    return fit(projection, keys, pending, lookup, { ...most, streams: Math.floor(most.streams / 2) });
  }
  if (writes.length > MAX_WRITES && most.events > 1) {
    return fit(projection, keys, pending, lookup, { ...most, events: Math.floor(most.events / 2) });
  }
  const isWhole = ({ head, envelopes }: Pending, index: number) => runs[index]?.to === head + envelopes.length;
  return { writes, events: runs.flatMap(({ events }) => events), last: pending.every(isWhole) };
}

/** The head after a run. A run whose last event names no item leaves the one that the head names already. */
function advanced({ name, head, itemOf }: Projection, { stream, from, to, events }: Run, lookup: Lookup): Write {
  const last = events.at(-1);
  const item = last && itemOf(last.event);
  return head.advance(name, stream, from, to, item === undefined ? lookup(head.key(name, stream))?.item : item);
}
