import { envelopesOf } from "@bellyfed/core/envelope";
import { type Commit, type EventLog, type EventStore, SINCE_EVENTS, type Snapshot } from "@bellyfed/core/ports";
import { encodeEvents, MAX_EVENTS, requireTogether } from "@bellyfed/core/stream";

interface Stream {
  /** By the sequence of their first event. */
  readonly commits: Commit[];
  /** By the sequence of the commit that they reach up to. */
  readonly snapshots: Map<number, Snapshot>;
}

export interface MemoryEventStore extends EventStore, EventLog {
  /** All commits in the order in which they were appended: what the events table's stream would show. */
  readonly appended: readonly Commit[];
  /** Every snapshot with its place. */
  snapshots(): { readonly stream: string; readonly sequence: number; readonly snapshot: Snapshot }[];
  /** For the job that seals the log: puts a commit in the place of one that is stored, and forgets a snapshot. */
  replace(stored: Commit, after: Commit): void;
  forget(stream: string, sequence: number): void;
}

/** The log in memory. What is stored went through JSON, as it does on its way to a table, so that later changes do not reach it. */
export function memoryEventStore(): MemoryEventStore {
  const streams = new Map<string, Stream>();
  const appended: Commit[] = [];
  const streamOf = (name: string): Stream => {
    const stream = streams.get(name) ?? { commits: [], snapshots: new Map() };
    streams.set(name, stream);
    return stream;
  };
  const at = ({ stream, sequence }: Commit) => streamOf(stream).commits.find((commit) => commit.sequence === sequence);
  const add = (commit: Commit): void => {
    const { commits } = streamOf(commit.stream);
    commits.splice(commits.findLastIndex(({ sequence }) => sequence < commit.sequence) + 1, 0, commit);
    appended.push(commit);
  };
  return {
    appended,
    async load(name, schema) {
      const { commits, snapshots } = streamOf(name);
      const usable = [...snapshots].filter(([, snapshot]) => snapshot.schema === schema);
      const [sequence, snapshot] = usable.reduce(newer, [0, undefined]);
      return { snapshot, commits: commits.filter((commit) => commit.sequence > sequence) };
    },
    async append(commit) {
      const stored = storedOf(commit);
      const existing = at(stored);
      if (existing) return { appended: false, existing };
      add(stored);
      return { appended: true };
    },
    async appendAll(commits) {
      requireTogether(commits);
      const all = commits.map(storedOf);
      const existing = all.map(at);
      if (existing.some((commit) => commit !== undefined)) return { appended: false, existing };
      all.forEach(add);
      return { appended: true };
    },
    async saveSnapshot(name, sequence, snapshot) {
      streamOf(name).snapshots.set(sequence, JSON.parse(JSON.stringify(snapshot)));
    },
    snapshots: () => [...streams].flatMap(snapshotsOf),
    replace(stored, after) {
      for (const commits of [streamOf(stored.stream).commits, appended]) commits[commits.indexOf(stored)] = after;
    },
    forget: (name, sequence) => void streamOf(name).snapshots.delete(sequence),
    since: async (name, version) => eventsAfter(streamOf(name).commits, version),
  };
}

const snapshotsOf = ([stream, { snapshots }]: [string, Stream]) =>
  [...snapshots].map(([sequence, snapshot]) => ({ stream, sequence, snapshot }));

const storedOf = (commit: Commit): Commit => ({ ...commit, events: JSON.parse(encodeEvents(commit.events)) });

type Found = readonly [sequence: number, snapshot: Snapshot | undefined];
const newer = (newest: Found, found: Found): Found => (found[0] > newest[0] ? found : newest);

function eventsAfter(commits: readonly Commit[], version: number) {
  const events = [];
  for (const commit of commits) {
    if (commit.sequence + MAX_EVENTS <= version) continue;
    events.push(...envelopesOf(commit).filter(({ stream_version }) => stream_version > version));
    if (events.length >= SINCE_EVENTS) break;
  }
  return events;
}
