import { type Event, type EventDefinition, type EventDefinitions, type EventOf, indexEvents } from "./event.ts";
import { type HeadKeeper, heads } from "./head.ts";
import type { KeyFunctions } from "./keys.ts";
import type { Item, Key, Write } from "./ports.ts";
import type { ProjectedHoldings } from "./read-table.ts";

/** An event of the log, brought up to date, with where and when it happened. */
export interface Recorded<E extends Event = Event> {
  readonly event: E;
  readonly stream: string;
  readonly version: number;
  readonly timestamp: string;
}

/** What comes next of one stream. Event types that the code does not know are not among the events, but `to` counts them. */
export interface Run<E extends Event = Event> {
  readonly stream: string;
  /** The stream version that has been applied. */
  readonly from: number;
  /** The stream version that has been applied once this run is written. */
  readonly to: number;
  readonly events: readonly Recorded<E>[];
}

/** Reads items that were loaded for this batch. */
export type Lookup = (key: Key) => Item | undefined;

/** What a read model says of itself, in terms of its own event types. */
interface Parts<E extends Event> extends ProjectedHoldings {
  /** Prefix of the streams that it follows: `REVIEW#`. It follows all events of them, so that sequences are contiguous. */
  readonly streams: string;
  /** The partition in which the head of a stream lies. */
  readonly headIn: (stream: string) => string;
  /**
   * The sort key of the item that shows the stream as of this event, in the partition of its head; null for none. The head names it, so
   * that the item is found by its stream alone. Left out: heads name nothing.
   */
  readonly itemOf?: (event: E) => string | null;
  /** Items that `project` needs besides the heads; left out: none. */
  readonly reads?: (stream: string) => readonly Key[];
  /** Items that `project` needs for an event, known only by what it says: they cost one more read; left out: none. */
  readonly readsFor?: (event: E, keys: KeyFunctions) => readonly Key[];
  /**
   * The writes for runs of one or more streams, at most one write per item. `undefined` when the items as read contradict each other (a torn
   * read), so that they must be read again. `keys`: those of the generation that is written to.
   */
  readonly project: (runs: readonly Run<E>[], lookup: Lookup, keys: KeyFunctions) => readonly Write[] | undefined;
  /** Page-cache tags of what the events change; left out: none. */
  readonly tags?: (events: readonly Recorded<E>[]) => Iterable<string>;
}

/** A read model as data and pure functions, whatever its event types. */
export interface Projection extends ProjectedHoldings {
  readonly streams: string;
  readonly events: ReadonlyMap<string, EventDefinition>;
  readonly head: HeadKeeper;
  readonly itemOf: (event: Event) => string | null | undefined;
  readonly reads: (stream: string) => readonly Key[];
  readonly readsFor: (event: Event, keys: KeyFunctions) => readonly Key[];
  readonly project: (runs: readonly Run[], lookup: Lookup, keys: KeyFunctions) => readonly Write[] | undefined;
  readonly tags: (events: readonly Recorded[]) => readonly string[];
}

/**
 * Declares a read model of the log. `project` and `tags` know the types of its events: whoever calls them hands over only events of types
 * that `events` defines, which is the one thing that the compiler cannot see.
 */
export function projection<const Definitions extends EventDefinitions & Record<string, (payload: never) => Event>>({
  events,
  headIn,
  itemOf,
  reads = () => [],
  readsFor = () => [],
  tags = () => [],
  project,
  ...parts
}: Parts<EventOf<Definitions>> & { readonly events: Definitions }): Projection {
  type Own = EventOf<Definitions>;
  return {
    ...parts,
    events: indexEvents(events),
    head: heads(headIn),
    itemOf: (event) => itemOf?.(event as Own),
    reads,
    readsFor: (event, keys) => readsFor(event as Own, keys),
    project: (runs, lookup, keys) => project(runs as readonly Run<Own>[], lookup, keys),
    tags: (recorded) => [...new Set(tags(recorded as readonly Recorded<Own>[]))],
  };
}
