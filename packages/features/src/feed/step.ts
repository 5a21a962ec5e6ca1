import type { LogEnvelope } from "@bellyfed/core/envelope";
import type { Write } from "@bellyfed/core/ports";
import { itemKey, type LaneHead, moveLaneHead, moveStreamHead } from "./entity.ts";
import { MOST_TOGETHER } from "./rules.ts";

/** What a stream has after its head, as far as it was asked for, without a gap. */
export interface Pending {
  readonly stream: string;
  readonly head: number;
  /** The version up to which it was asked for. */
  readonly newest: number;
  readonly envelopes: readonly LogEnvelope[];
}

export interface Lane {
  readonly lane: number;
  readonly head: LaneHead;
  /** Seconds since 1970. */
  readonly now: number;
  readonly keptSeconds: number;
}

/** One transaction of a lane: its head, the heads of its streams, and the events at their positions. */
export interface Step {
  readonly writes: readonly Write[];
  readonly envelopes: readonly LogEnvelope[];
  /** Nothing of what was asked for is left after it. */
  readonly last: boolean;
}

/** A transaction holds 4 MB; a single event has at most a few hundred KB. */
const MOST_BYTES = 3_000_000;

/** Gives the next positions to what comes first of these streams: by time, by stream, and each stream's in its order. */
export function stepOf({ lane, head, now, keptSeconds }: Lane, pending: readonly Pending[]): Step {
  // Later positions never expire before earlier ones, also where two writers' clocks differ.
  const written_at = Math.max(head.written_at, now);
  const taken = new Map(pending.map(({ stream }) => [stream, 0]));
  const items: Write[] = [];
  const envelopes: LogEnvelope[] = [];
  let bytes = 0;
  for (let next = first(pending, taken); next; next = first(pending, taken)) {
    // How it was delivered is nothing that happened.
    const envelope = JSON.stringify({ ...next, status: "NEW" });
    bytes += Buffer.byteLength(envelope);
    if (items.length === MOST_TOGETHER || (bytes > MOST_BYTES && items.length > 0)) break;
    const key = itemKey(lane, head.next + items.length);
    items.push({ kind: "put", operation: { Item: { ...key, envelope, expires_at: written_at + keptSeconds } } });
    envelopes.push(next);
    taken.set(next.stream_id, (taken.get(next.stream_id) ?? 0) + 1);
  }
  const advanced = pending.map(({ stream, head: from, newest }) => {
    const to = from + (taken.get(stream) ?? 0);
    return { stream, from, to, isWhole: to >= newest };
  });
  const heads = advanced
    .filter(({ from, to }) => to > from)
    .map(({ stream, from, to }) => moveStreamHead(stream, from, to));
  const laneHead = moveLaneHead(lane, head, { next: head.next + items.length, written_at });
  return { writes: [laneHead, ...heads, ...items], envelopes, last: advanced.every(({ isWhole }) => isWhole) };
}

/** What comes next of all streams. */
function first(pending: readonly Pending[], taken: ReadonlyMap<string, number>): LogEnvelope | undefined {
  return pending
    .flatMap(({ stream, envelopes }) => envelopes[taken.get(stream) ?? 0] ?? [])
    .reduce<LogEnvelope | undefined>((found, next) => (found && !isEarlier(next, found) ? found : next), undefined);
}

const isEarlier = (one: LogEnvelope, other: LogEnvelope): boolean =>
  one.timestamp === other.timestamp ? one.stream_id < other.stream_id : one.timestamp < other.timestamp;
