import type { Decider, StreamType } from "./decider.ts";
import { AppError } from "./error.ts";
import { type Event, type EventDefinition, indexEvents, type StoredEvent } from "./event.ts";
import { shortHash } from "./id.ts";
import type { Commit, LoadedStream, Runtime, Snapshot } from "./ports.ts";
import type { Precondition } from "./precondition.ts";

/** Commits that a load may meet before the next command stores a snapshot. */
export const SNAPSHOT_INTERVAL = 10;
/** How many of its last commands a stream remembers. */
export const REMEMBERED = 16;
/** Most events of one commit, and most bytes of them as JSON. */
export const MAX_EVENTS = 25;
const MAX_COMMIT_BYTES = 200_000;

/** Where a command comes from. `commandId` is a SHA-256 digest in base64url, `bodyHash` one that can be compared and not guessed from. */
export interface CommandMeta {
  readonly commandId: string;
  readonly bodyHash: string;
  /** What commits of former releases hold for this body. */
  readonly formerBodyHashes?: readonly string[];
  readonly actor: string;
  readonly traceId: string;
  /** When the command was received, RFC 3339 UTC; its events are recorded with this time. */
  readonly at: string;
  /** What the caller asks of the stream that is met; another is refused with 412. */
  readonly precondition?: Precondition;
}

/** Where a command of our own comes from, which nobody has sent: its id tells it from all others, and so stands for its body, too. */
export const ownMeta = (
  told: Pick<CommandMeta, "commandId" | "actor" | "traceId">,
  runtime: Pick<Runtime, "now">,
): CommandMeta => ({ ...told, bodyHash: told.commandId, at: new Date(runtime.now()).toISOString() });

/** [short command id, short body hash] of a command that was executed, newest last. */
type Memory = readonly [commandId: string, bodyHash: string];

/** A stream's state with what every stream knows of itself. */
export interface Folded<State> {
  readonly state: State;
  /** Sequence of the last event; 0 for a stream that has not begun. */
  readonly version: number;
  /** When the first and the last event were recorded (RFC 3339); empty for a stream that has not begun. */
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly memory: readonly Memory[];
  /** Whose sealed text was opened in it. */
  readonly subjects: readonly string[];
  /** How many commits were read, and the sequence of the last one. */
  readonly loaded: number;
  readonly lastSequence: number;
}

type SnapshotState<State> = Pick<Folded<State>, "state" | "createdAt" | "updatedAt" | "memory">;

/** A stream that has not begun. */
export const begin = <State, Command, E extends Event>(decider: Decider<State, Command, E>): Folded<State> => ({
  state: decider.initial,
  version: 0,
  createdAt: "",
  updatedAt: "",
  memory: [],
  subjects: [],
  loaded: 0,
  lastSequence: 0,
});

const indexes = new WeakMap<object, ReadonlyMap<string, EventDefinition>>();
function definitionsOf(events: StreamType<unknown, never, Event>["events"]): ReadonlyMap<string, EventDefinition> {
  const known = indexes.get(events) ?? indexEvents(events);
  indexes.set(events, known);
  return known;
}

/**
 * A stored event in today's shape. Most are of it already: those are taken as they are. Throws on a type that the stream does not define:
 * the log is then newer than this code.
 */
function current<E extends Event>(
  definitions: ReadonlyMap<string, EventDefinition>,
  { stream, actor }: Commit,
  stored: StoredEvent,
): E {
  const definition = definitions.get(stored.type);
  if (!definition) throw new Error(`${stream} holds the unknown event type ${stored.type}`);
  if (stored.version === definition.version) return stored as unknown as E;
  return { type: stored.type, payload: definition.upcast(stored.payload, stored.version, actor) } as E;
}

/** Folds what was loaded, onto the snapshot or `start`. */
export function foldCommits<State, Command, E extends Event>(
  type: StreamType<State, Command, E>,
  { snapshot, commits, subjects: opened = [] }: LoadedStream,
  start: Folded<State> = begin(type.decider),
): Folded<State> {
  const from: Folded<State> = snapshot
    ? { ...start, ...(snapshot.state as SnapshotState<State>), version: snapshot.next - 1 }
    : start;
  let { state, version, createdAt, updatedAt, lastSequence } = from;
  const definitions = definitionsOf(type.events);
  for (const commit of commits) {
    const { events, sequence, timestamp } = commit;
    for (const stored of events) state = type.decider.evolve(state, current(definitions, commit, stored), timestamp);
    version = sequence + events.length - 1;
    createdAt ||= timestamp;
    updatedAt = timestamp;
    lastSequence = sequence;
  }
  const recent = commits
    .slice(-REMEMBERED)
    .map(({ commandId, bodyHash }): Memory => [shortHash(commandId), shortHash(bodyHash)]);
  const memory = [...from.memory, ...recent].slice(-REMEMBERED);
  const subjects = [...new Set([...from.subjects, ...opened])];
  return { state, version, createdAt, updatedAt, lastSequence, memory, subjects, loaded: commits.length };
}

/** What the stream remembers of a command, if it is among the last 16. */
export function remembered(folded: Folded<unknown>, commandId: string) {
  const found = folded.memory.find(([id]) => id === shortHash(commandId));
  return found && { sameBody: (meta: BodyMeta) => hashesOf(meta).some((hash) => found[1] === shortHash(hash)) };
}

type BodyMeta = Pick<CommandMeta, "bodyHash" | "formerBodyHashes">;
const hashesOf = ({ bodyHash, formerBodyHashes = [] }: BodyMeta) => [bodyHash, ...formerBodyHashes];

/** Whether a commit was made by a command with this body. */
export const hasBody = (commit: Pick<Commit, "bodyHash">, meta: BodyMeta): boolean =>
  hashesOf(meta).includes(commit.bodyHash);

/** The snapshot of a state as it was loaded. */
export function snapshotOf<State, Command, E extends Event>(
  decider: Decider<State, Command, E>,
  { state, createdAt, updatedAt, memory, subjects, version }: Folded<State>,
): Snapshot {
  const whose = subjects.length > 0 && { subjects };
  return { next: version + 1, schema: decider.schema, state: { state, createdAt, updatedAt, memory }, ...whose };
}

/** The commit that puts the events after what was folded. */
export function commitOf<State, Command, E extends Event>(
  type: StreamType<State, Command, E>,
  stream: string,
  folded: Folded<State>,
  events: readonly E[],
  meta: CommandMeta,
  newId: () => string,
): Commit {
  const definitions = definitionsOf(type.events);
  return {
    stream,
    sequence: folded.version + 1,
    events: events.map(({ type: name, payload }) => ({
      id: newId(),
      type: name,
      version: definitions.get(name)?.version ?? 1,
      payload,
    })),
    commandId: meta.commandId,
    bodyHash: meta.bodyHash,
    traceId: meta.traceId,
    actor: meta.actor,
    timestamp: meta.at,
  };
}

/** Most commits that go in together. */
const MAX_TOGETHER = 4;

/** Throws unless these commits can go in together: 2 to 4 of them, of as many streams. */
export function requireTogether(commits: readonly Commit[]): void {
  const streams = new Set(commits.map(({ stream }) => stream));
  if (commits.length < 2 || commits.length > MAX_TOGETHER)
    throw new Error(`2 to ${MAX_TOGETHER} commits go in together, not ${commits.length}`);
  if (streams.size < commits.length)
    throw new Error(`Commits that go in together are of different streams, not of ${[...streams].join(" and ")} alone`);
}

/** A commit's events as the JSON text that is stored. Throws AppError `commit.too_large` above 25 events or 200 KB. */
export function encodeEvents(events: Commit["events"]): string {
  const text = JSON.stringify(events);
  if (events.length <= MAX_EVENTS && Buffer.byteLength(text) <= MAX_COMMIT_BYTES) return text;
  throw new AppError("too_large", "commit.too_large", "This change is too large to be recorded at once");
}
