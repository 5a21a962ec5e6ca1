import { fold, type StreamType } from "./decider.ts";
import { AppError } from "./error.ts";
import type { Event, StoredEvent } from "./event.ts";
import type { Appended, Commit, EventStore, Runtime } from "./ports.ts";
import { requirePrecondition } from "./precondition.ts";
import {
  begin,
  type CommandMeta,
  commitOf,
  type Folded,
  foldCommits,
  hasBody,
  remembered,
  SNAPSHOT_INTERVAL,
  snapshotOf,
} from "./stream.ts";

const RETRIES = 3;

export interface WritePorts {
  readonly store: EventStore;
  readonly runtime: Runtime;
}

export interface Executed<State> extends Folded<State> {
  /** The command had been executed before: nothing was written now. */
  readonly replayed: boolean;
  /** What this command wrote, in stream order. */
  readonly events: readonly StoredEvent[];
}

export interface Execution<State, Command, E extends Event> {
  readonly type: StreamType<State, Command, E>;
  readonly stream: string;
  readonly command: Command;
  readonly meta: CommandMeta;
  /** The stream's id derives from the command's: begin without a load. */
  readonly create?: boolean;
  /** The stream as the caller has just loaded it, in parallel with what else the command asks. */
  readonly loaded?: Folded<State>;
  /** Whether what the command is about is there, as its preconditions ask; when left out, whether its stream has begun. */
  readonly exists?: (folded: Folded<State>) => boolean;
  /** Whether the command's turn is past, by what the stream remembers: then nothing is written. Asked again after every reload. */
  readonly past?: (folded: Folded<State>) => boolean;
}

/**
 * load -> fold -> decide -> append ONE commit: the only place where a command meets the log.
 * A conflict reloads and decides again, three times with jitter, then fails with 409 `stream.conflict`. A command that was
 * executed before answers what it led to; the same key with another body is 422 `idempotency.mismatch`.
 */
export async function execute<State, Command, E extends Event>(
  ports: WritePorts,
  execution: Execution<State, Command, E>,
): Promise<Executed<State>> {
  const { type, stream, meta } = execution;
  let folded = execution.loaded ?? (execution.create ? begin(type.decider) : await load(ports.store, type, stream));
  for (let retry = 0; ; retry++) {
    const attempt = await attemptOn(ports, execution, folded);
    if ("state" in attempt) return attempt;
    const replay = attempt.existing.commandId === meta.commandId && replayOf(execution, folded, attempt.existing);
    if (replay) return replay;
    if (execution.create) throw new AppError("conflict", "stream.exists", `${stream} exists already`);
    await beforeTryingAgain(ports.runtime, retry);
    folded = await load(ports.store, type, stream);
  }
}

/** Waits after the attempt of this number, from 0; throws 409 `stream.conflict` after the fourth. */
export async function beforeTryingAgain(runtime: Pick<Runtime, "sleep" | "random">, retry: number): Promise<void> {
  if (retry === RETRIES) {
    throw new AppError("conflict", "stream.conflict", "Others changed this at the same time; please try again");
  }
  await runtime.sleep(runtime.random() * 20 * 2 ** retry);
}

/** The stream's state as the log tells it, strongly consistent. */
export async function load<State, Command, E extends Event>(
  store: EventStore,
  type: StreamType<State, Command, E>,
  stream: string,
): Promise<Folded<State>> {
  return foldCommits(type, await store.load(stream, type.decider.schema));
}

const hasBegun = ({ version }: Folded<unknown>): boolean => version > 0;

type Conflict = Extract<Appended, { appended: false }>;

async function attemptOn<State, Command, E extends Event>(
  ports: WritePorts,
  execution: Execution<State, Command, E>,
  folded: Folded<State>,
): Promise<Executed<State> | Conflict> {
  const { type, stream, command, meta, past, exists = hasBegun } = execution;
  const known = remembered(folded, meta.commandId);
  if (known) {
    refuseOtherBody(known.sameBody(meta));
    return { ...folded, replayed: true, events: [] };
  }
  const requireMet = () =>
    requirePrecondition(meta.precondition ?? {}, { version: folded.version, exists: exists(folded) });
  const events = past?.(folded) ? [] : decided(() => type.decider.decide(folded.state, command), requireMet);
  requireMet();
  if (events.length === 0) return { ...folded, replayed: false, events: [] };
  const commit = commitOf(type, stream, folded, events, meta, ports.runtime.id);
  const [result] = await Promise.all([
    ports.store.append(commit, folded.subjects),
    putSnapshot(ports.store, type, stream, folded),
  ]);
  if (!result.appended) return result;
  return { ...advance(type, folded, commit, events), replayed: false, events: commit.events };
}

/**
 * What is decided. A refusal comes after what the command asks of what it meets, but for one of its caller: who may not do this is told nothing
 * of it, not even its version (RFC 9110, 13.2.1).
 */
function decided<E>(decide: () => readonly E[], requireMet: () => void): readonly E[] {
  try {
    return decide();
  } catch (error) {
    if (!(error instanceof AppError && (error.kind === "forbidden" || error.kind === "gone"))) requireMet();
    throw error;
  }
}

/** The answer to a command whose commit is already there: the state right after it, without another read. */
function replayOf<State, Command, E extends Event>(
  { type, meta }: Execution<State, Command, E>,
  folded: Folded<State>,
  existing: Commit,
): Executed<State> {
  refuseOtherBody(hasBody(existing, meta));
  const after = foldCommits(type, { snapshot: undefined, commits: [existing] }, folded);
  return { ...after, replayed: true, events: existing.events };
}

/** What was folded, with the commit that came after it. */
export function advance<State, Command, E extends Event>(
  type: StreamType<State, Command, E>,
  folded: Folded<State>,
  commit: Commit,
  events: readonly E[],
): Folded<State> {
  const state = fold(type.decider, folded.state, events, commit.timestamp);
  const times = { createdAt: folded.createdAt || commit.timestamp, updatedAt: commit.timestamp };
  return { ...folded, state, version: folded.version + events.length, ...times };
}

/** Stores a snapshot when one is due. Best effort: without it the next load reads more, and nothing else. */
export async function putSnapshot<State, Command, E extends Event>(
  store: EventStore,
  type: StreamType<State, Command, E>,
  stream: string,
  folded: Folded<State>,
): Promise<void> {
  if (folded.loaded < SNAPSHOT_INTERVAL) return;
  await store.saveSnapshot(stream, folded.lastSequence, snapshotOf(type.decider, folded)).catch(() => undefined);
}

/** Throws 422 `idempotency.mismatch` when a command that comes again has not the same body. */
export function refuseOtherBody(same: boolean): void {
  if (same) return;
  throw new AppError("invalid", "idempotency.mismatch", "This Idempotency-Key was used before with another body");
}
