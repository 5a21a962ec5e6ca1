import type { LogEnvelope } from "@bellyfed/core/envelope";
import type { StoredEvent } from "@bellyfed/core/event";
import type { SnapshotPlace, StoredCommit } from "@bellyfed/core/log-rewriting";
import { streamPages } from "@bellyfed/core/pages";
import { parallel } from "@bellyfed/core/parallel";
import type { Commit } from "@bellyfed/core/ports";
import { sealCommit, subjectsOfCommits } from "@bellyfed/core/sealing/commit";
import { canHoldText, holdsFormer, inTodaysShape } from "@bellyfed/core/sealing/former";
import type { Keys } from "@bellyfed/core/sealing/payload";
import type { SealPorts } from "./ports.ts";

/** Calls that are under way at the same time. */
const AT_ONCE = 16;

/** What one page of the log holds that is to be changed. */
export interface FormerPage {
  readonly commits: number;
  readonly former: readonly StoredCommit[];
  readonly snapshots: readonly SnapshotPlace[];
  readonly next_cursor: string | null;
}

export async function lookAt({ rewriting, definitions }: SealPorts, cursor: string | null): Promise<FormerPage> {
  const { commits, snapshots, next_cursor } = await rewriting.page(cursor);
  const former = commits.filter(({ commit }) => holdsFormer(definitions, commit));
  return { commits: commits.length, former, snapshots, next_cursor };
}

/**
 * Seals it. As in every append, the streams are noted before the keys are read: an erasure that is not met here finds them in its list.
 * Answers how many commits were sealed and how many snapshots deleted.
 */
export async function sealPage(
  ports: SealPorts,
  { former, snapshots }: FormerPage,
): Promise<{ sealed: number; snapshots: number }> {
  const clear = await parallel(former, AT_ONCE, (stored) => inClear(ports, stored));
  const keys = await keysTo(ports, clear);
  const rewritten = await parallel(clear, AT_ONCE, (each) =>
    ports.rewriting.rewrite(each.stored, sealedEvents(ports.definitions, each, keys)),
  );
  return { sealed: rewritten.filter(Boolean).length, snapshots: await dropSnapshots(ports, snapshots) };
}

interface InClear {
  readonly stored: StoredCommit;
  /** Its events of former versions, in today's shape and not sealed yet, by their place in it. */
  readonly today: ReadonlyMap<number, StoredEvent>;
}

async function inClear({ definitions, whose, log }: SealPorts, stored: StoredCommit): Promise<InClear> {
  const { commit } = stored;
  return { stored, today: await inTodaysShape(definitions, commit, whose, () => before(log, commit)) };
}

/** The commit of only those events that are to be sealed. */
const changedOf = ({ stored: { commit }, today }: InClear): Commit => ({ ...commit, events: [...today.values()] });

function sealedEvents(definitions: SealPorts["definitions"], each: InClear, keys: Keys): StoredEvent[] {
  const { events } = sealCommit(definitions, changedOf(each), keys);
  const sealed = new Map([...each.today.keys()].map((at, index) => [at, events[index]]));
  return each.stored.commit.events.map((event, at) => sealed.get(at) ?? event);
}

/** What a stream held before a commit, oldest first. */
async function before(log: SealPorts["log"], { stream, sequence }: Commit): Promise<LogEnvelope[]> {
  const earlier: LogEnvelope[] = [];
  for await (const events of streamPages(log, stream)) {
    earlier.push(...events.filter(({ stream_version }) => stream_version < sequence));
    if ((events.at(-1)?.stream_version ?? 0) >= sequence) break;
  }
  return earlier;
}

/** The keys of all whose text is to be sealed. */
async function keysTo({ definitions, keys }: SealPorts, clear: readonly InClear[]): Promise<Keys> {
  const pairs = clear.flatMap((each) =>
    subjectsOfCommits(definitions, [changedOf(each)]).map((subject) => ({
      subject,
      stream: each.stored.commit.stream,
    })),
  );
  const streams = Map.groupBy(pairs, ({ stream }) => stream);
  await parallel([...streams], AT_ONCE, ([stream, own]) =>
    keys.enlisted([...new Set(own.map(({ subject }) => subject))], stream),
  );
  return keys.fresh([...new Set(pairs.map(({ subject }) => subject))]);
}

/**
 * Deletes the snapshots of streams that can hold somebody's text, the sealed ones too: one of what was in clear when it was made is sealed by
 * others' keys alone. Their next snapshot is made of what is sealed.
 */
async function dropSnapshots(ports: SealPorts, snapshots: readonly SnapshotPlace[]): Promise<number> {
  const ofStreams = [...Map.groupBy(snapshots, ({ stream }) => stream)];
  const dropped = await parallel(ofStreams, AT_ONCE, async ([stream, own]) => {
    if (!(await holdsText(ports, stream))) return 0;
    for (const snapshot of own) await ports.rewriting.dropSnapshot(snapshot);
    return own.length;
  });
  return dropped.reduce((sum, each) => sum + each, 0);
}

async function holdsText({ log, definitions }: SealPorts, stream: string): Promise<boolean> {
  for await (const events of streamPages(log, stream)) {
    if (events.some(({ event_type }) => canHoldText(definitions, event_type))) return true;
  }
  return false;
}
