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
import type { Commit, EventStore } from "./ports.ts";
import { begin, type CommandMeta, commitOf, remembered } from "./stream.ts";

/** Where a command comes from that changes several streams: it asks nothing of their versions. */
export type SharedMeta = Omit<CommandMeta, "precondition">;

/** What a command means in one of the streams that it changes together. */
export interface Part<State> {
  /** The stream as it is now; one that the command creates is not loaded the first time. */
  readonly look: (ports: WritePorts, meta: SharedMeta, first: boolean) => Promise<Look<State>>;
}

interface Look<State> {
  readonly known: ReturnType<typeof remembered>;
  /** The answer to a command that was executed before. */
  readonly replayed: Executed<State>;
  readonly decide: () => { readonly write: Write | undefined; readonly executed: Executed<State> };
  readonly snapshot: () => Promise<void>;
}

/** A commit, and whose text its stream was found to hold. */
interface Write {
  readonly commit: Commit;
  readonly known: readonly string[];
}

/** One part of a command for `executeAll`. */
export const part = <State, Command, E extends Event>({
  type,
  stream,
  command,
  create = false,
}: Pick<Execution<State, Command, E>, "type" | "stream" | "command" | "create">): Part<State> => ({
  async look({ store, runtime }, meta, first) {
    const folded = create && first ? begin(type.decider) : await load(store, type, stream);
    return {
      known: remembered(folded, meta.commandId),
      replayed: { ...folded, replayed: true, events: [] },
      decide() {
        const events = type.decider.decide(folded.state, command);
        if (events.length === 0) return { write: undefined, executed: { ...folded, replayed: false, events: [] } };
        const commit = commitOf(type, stream, folded, events, meta, runtime.id);
        const after = advance(type, folded, commit, events);
        const write = { commit, known: folded.subjects };
        return { write, executed: { ...after, replayed: false, events: commit.events } };
      },
      snapshot: () => putSnapshot(store, type, stream, folded),
    };
  },
});

/**
 * As `execute`, for a command that changes 2 to 4 streams: one commit in each, and all of them or none. What is decided for one stream is
 * bound to what it holds; where nothing is decided nothing is bound, and what it held is advisory. Conflicts and repetitions as there.
 */
export async function executeAll<States extends readonly unknown[]>(
  ports: WritePorts,
  parts: { readonly [At in keyof States]: Part<States[At]> },
  meta: SharedMeta,
): Promise<{ readonly [At in keyof States]: Executed<States[At]> }> {
  const all: readonly Part<unknown>[] = parts;
  const answer = (executed: readonly Executed<unknown>[]) =>
    executed as { readonly [At in keyof States]: Executed<States[At]> };
  for (let retry = 0; ; retry++) {
    const looks = await Promise.all(all.map((each) => each.look(ports, meta, retry === 0)));
    const known = looks.find((look) => look.known)?.known;
    if (known) {
      refuseOtherBody(known.sameBody(meta));
      return answer((await allKnown(ports, all, looks, meta)).map(({ replayed }) => replayed));
    }
    const decided = looks.map(({ decide }) => decide());
    const [added] = await Promise.all([
      appended(
        ports.store,
        decided.flatMap(({ write }) => write ?? []),
      ),
      ...looks.map(({ snapshot }) => snapshot()),
    ]);
    if (added) return answer(decided.map(({ executed }) => executed));
    await beforeTryingAgain(ports.runtime, retry);
  }
}

/** One stream may have been looked at before the command's commits were there and another after: whichever does not know it is looked at again. */
const allKnown = (
  ports: WritePorts,
  parts: readonly Part<unknown>[],
  looks: readonly Look<unknown>[],
  meta: SharedMeta,
) => Promise.all(parts.map(async (each, at) => (looks[at]?.known ? looks[at] : each.look(ports, meta, false))));

async function appended(store: EventStore, writes: readonly Write[]): Promise<boolean> {
  const [only, ...more] = writes;
  if (!only) return true;
  if (more.length === 0) return (await store.append(only.commit, only.known)).appended;
  const commits = writes.map(({ commit }) => commit);
  return (
    await store.appendAll(
      commits,
      writes.map(({ known }) => known),
    )
  ).appended;
}
