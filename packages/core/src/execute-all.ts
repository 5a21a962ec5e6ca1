import type { Event } from "./event.ts";
import {
  advance,
  beforeTryingAgain,
  type Executed,
  type Execution,
  load,
  putSnapshot,
  refuseOtherBody,
  type WritePorts,
} from "./execute.ts";
import type { Commit, EventStore, Runtime } from "./ports.ts";
import { type CommandMeta, commitOf, type Folded, remembered } from "./stream.ts";

/** What a command means in one of the streams that it changes together; it may follow from what all of them hold, in their order. */
export type Part<State, Command, E extends Event> = Pick<Execution<State, Command, E>, "type" | "stream"> & {
  readonly command: Command | ((states: readonly State[]) => Command);
};

/** Where such a command comes from: it asks nothing of the streams' versions. */
export type SharedMeta = Omit<CommandMeta, "precondition">;

/**
 * As `execute`, for a command that changes 2 to 4 streams of one type: one commit in each, and all of them or none. What is decided for one
 * stream is bound to what it holds; where nothing is decided nothing is bound, and what it held is advisory. Conflicts and repetitions as there.
 */
export async function executeAll<State, Command, E extends Event>(
  { store, runtime }: WritePorts,
  parts: readonly Part<State, Command, E>[],
  meta: SharedMeta,
): Promise<readonly Executed<State>[]> {
  const look = () =>
    Promise.all(parts.map(async (part) => ({ part, folded: await load(store, part.type, part.stream) })));
  for (let retry = 0; ; retry++) {
    const looked = await look();
    const memories = looked.map(({ folded }) => remembered(folded, meta.commandId));
    const known = memories.find((memory) => memory !== undefined);
    if (known) {
      refuseOtherBody(known.sameBody(meta));
      // One stream may have been looked at before the command's commits were there, and another after.
      const after = memories.every((memory) => memory !== undefined) ? looked : await look();
      return after.map(({ folded }) => ({ ...folded, replayed: true, events: [] }));
    }
    const states = looked.map(({ folded }) => folded.state);
    const decided = looked.map(({ part, folded }) => decidedOn(part, folded, states, { meta, runtime }));
    const [isIn] = await Promise.all([
      appended(store, decided),
      ...looked.map(({ part, folded }) => putSnapshot(store, part.type, part.stream, folded)),
    ]);
    if (isIn) return decided.map(({ executed }) => executed);
    await beforeTryingAgain(runtime, retry);
  }
}

/** What comes of it in one stream; no commit where the command changes nothing there. */
interface Decided<State> {
  readonly commit: Commit | undefined;
  readonly executed: Executed<State>;
}

function decidedOn<State, Command, E extends Event>(
  { type, stream, command }: Part<State, Command, E>,
  folded: Folded<State>,
  states: readonly State[],
  { meta, runtime }: { readonly meta: SharedMeta; readonly runtime: Pick<Runtime, "id"> },
): Decided<State> {
  const wanted = typeof command === "function" ? (command as (states: readonly State[]) => Command)(states) : command;
  const events = type.decider.decide(folded.state, wanted);
  if (events.length === 0) return { commit: undefined, executed: { ...folded, replayed: false, events: [] } };
  const commit = commitOf(type, stream, folded, events, meta, runtime.id);
  return { commit, executed: { ...advance(type, folded, commit, events), replayed: false, events: commit.events } };
}

async function appended(store: EventStore, decided: readonly Decided<unknown>[]): Promise<boolean> {
  const writes = decided.flatMap(({ commit, executed }) => (commit ? [{ commit, known: executed.subjects }] : []));
  const [first, second] = writes;
  if (!first) return true;
  const result = second
    ? await store.appendAll(
        writes.map(({ commit }) => commit),
        writes.map(({ known }) => known),
      )
    : await store.append(first.commit, first.known);
  return result.appended;
}
