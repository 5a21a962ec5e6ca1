import type { Event, EventDefinitions } from "./event.ts";

/**
 * The whole write model of one kind of stream: three pure functions. Time, ids and the actor come in as part of the command.
 */
export interface Decider<State, Command, E extends Event> {
  /** The version of State's shape. Raise it when State changes: snapshots of another version are not used. */
  readonly schema: number;
  readonly initial: State;
  /** `at` is when the event was recorded (RFC 3339). */
  readonly evolve: (state: State, event: E, at: string) => State;
  /** The facts that follow, `[]` when nothing changes; throws AppError when the command is refused. */
  readonly decide: (state: State, command: Command) => readonly E[];
}

/** A kind of stream: its decider and its events' definitions, by which stored payloads are brought up to date. */
export interface StreamType<State, Command, E extends Event> {
  readonly decider: Decider<State, Command, E>;
  readonly events: EventDefinitions;
}

/** Folds events, all recorded at `at`, into a state. */
export const fold = <State, E extends Event>(
  decider: Pick<Decider<State, never, E>, "evolve">,
  state: State,
  events: readonly E[],
  at: string,
): State => events.reduce((folded, event) => decider.evolve(folded, event, at), state);
