import type { HeadKeeper } from "@bellyfed/core/head";
import { lookUp } from "@bellyfed/core/look-up";
import type { LogPages } from "@bellyfed/core/pages";
import type { Policy } from "@bellyfed/core/policy";
import type { Commit, EventLog, EventPublisher, Log, ReadTable } from "@bellyfed/core/ports";
import type { Projection } from "@bellyfed/core/projection";

export interface Reconciled {
  /** Commits looked at. */
  readonly commits: number;
  /** Events sent again, by read model. */
  readonly redriven: Readonly<Record<string, number>>;
  /** What was behind when it was looked at, by read model: found by this run, and by those before it that this one goes on from. */
  readonly behind: Behind;
  /** The log was looked through to its end. */
  readonly done: boolean;
}

/** Events that a read model has not applied. */
export interface Missing {
  readonly events: number;
  /** When the oldest of them was appended (RFC 3339); null: there are none. */
  readonly oldest: string | null;
}

/** By the name of the read model. */
export type Behind = Readonly<Record<string, Missing>>;

export interface ReconcilePorts {
  readonly pages: LogPages;
  readonly log: EventLog;
  readonly table: ReadTable;
  readonly publisher: EventPublisher;
  readonly logger: Log;
}

/** Which part of the log a run looks at. */
export interface Stretch {
  /** Commits made after this (RFC 3339) may still be under way and are left to the next run. */
  readonly before: string;
  /** Where an earlier run stopped; null: at the log's beginning. */
  readonly from: string | null;
  /** What the part before that had behind, by read model. */
  readonly found: Behind;
  /** Remembers where the next page begins and what was behind before it, and answers whether there is time for it. */
  readonly goesOn: (next: string, found: Behind) => Promise<boolean>;
}

/** Whoever follows streams by heads: a read model all events of its streams, a policy those of its types. */
export type Follower = (Pick<Projection, "name" | "streams"> | Pick<Policy, "name" | "on">) & {
  readonly head: Pick<HeadKeeper, "key" | "versionOf">;
};

const follows = (follower: Follower, stream: string, type: string): boolean =>
  "on" in follower ? follower.on.has(type) : stream.startsWith(follower.streams);

/**
 * Compares the sequence of every stream's last event with the heads of the read models and policies that follow it, and sends again what is behind. Needed for the
 * one loss that no later event would show: that of a stream's last event.
 */
export async function reconcile(
  models: readonly Follower[],
  { before, from, found: known, goesOn }: Stretch,
  ports: ReconcilePorts,
): Promise<Reconciled> {
  const found = models.map((model) => ({
    ...{ model, sent: new Map<string, number>(), redriven: 0 },
    ...(known[model.name] ?? { events: 0, oldest: null }),
  }));
  let commits = 0;
  for (let cursor = from; ; ) {
    const { data, next_cursor } = await ports.pages.page(cursor);
    const settled = data.filter(({ timestamp }) => timestamp < before);
    commits += settled.length;
    for (const each of found) await redriveBehind(each, lastSequences(each.model, settled), ports);
    if (next_cursor === null) return reconciled(found, commits, true);
    if (!(await goesOn(next_cursor, behindOf(found)))) return reconciled(found, commits, false);
    cursor = next_cursor;
  }
}

const reconciled = (found: readonly Found[], commits: number, done: boolean): Reconciled => ({
  commits,
  redriven: Object.fromEntries(found.map(({ model, redriven }) => [model.name, redriven])),
  behind: behindOf(found),
  done,
});

const behindOf = (found: readonly Found[]): Behind =>
  Object.fromEntries(found.map(({ model, events, oldest }) => [model.name, { events, oldest }]));

function lastSequences(follower: Follower, commits: readonly Commit[]): Map<string, number> {
  const last = new Map<string, number>();
  for (const { stream, sequence, events } of commits) {
    const at = events.findLastIndex(({ type }) => follows(follower, stream, type));
    if (at >= 0) last.set(stream, Math.max(last.get(stream) ?? 0, sequence + at));
  }
  return last;
}

/** What was found of one read model or policy so far. */
interface Found {
  readonly model: Follower;
  /** How far streams that were behind have been sent: a stream's commits can be on two pages of the scan. */
  readonly sent: Map<string, number>;
  redriven: number;
  events: number;
  oldest: string | null;
}

async function redriveBehind(
  found: Found,
  last: ReadonlyMap<string, number>,
  { table, log, publisher, logger }: ReconcilePorts,
): Promise<void> {
  const { name, head } = found.model;
  const keys = [...last.keys()].map((stream) => head.key(name, stream));
  const find = await lookUp(keys, table, { consistent: true });
  for (const [stream, sequence] of last) {
    let from = Math.max(head.versionOf(find(head.key(name, stream))), found.sent.get(stream) ?? 0);
    while (from < sequence) {
      const behind = (await log.since(stream, from)).map((event) => ({ ...event, status: "REDRIVEN" as const }));
      const newest = behind.at(-1);
      if (!newest) break;
      const refused = await publisher.publish(behind);
      if (refused.length > 0) logger.warn("The bus refused redriven events", { stream, refused: refused.length });
      found.redriven += behind.length - refused.length;
      found.events += behind.length;
      found.oldest = earlier(found.oldest, behind[0]?.timestamp ?? null);
      from = newest.stream_version;
      found.sent.set(stream, from);
    }
  }
}

/** RFC 3339 in UTC sorts by time. */
const earlier = (one: string | null, other: string | null): string | null =>
  one !== null && (other === null || one < other) ? one : other;

/** Seconds since the oldest missing event was appended, at `now` (milliseconds since 1970); 0 when nothing is missing. */
export const lagOf = ({ oldest }: Missing, now: number): number =>
  oldest === null ? 0 : Math.max(0, Math.round((now - Date.parse(oldest)) / 1000));
