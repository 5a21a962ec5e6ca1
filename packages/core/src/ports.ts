import type { Envelope, LogEnvelope } from "./envelope.ts";
import type { StoredEvent } from "./event.ts";

/** What one command wrote: one item of the events table, which is log, outbox row and idempotency record at once. */
export interface Commit {
  readonly stream: string;
  /** Sequence of the first of its events, from 1. */
  readonly sequence: number;
  readonly events: readonly StoredEvent[];
  readonly commandId: string;
  readonly bodyHash: string;
  readonly traceId: string;
  readonly actor: string;
  /** RFC 3339, UTC. */
  readonly timestamp: string;
}

/** A folded state, stored beside the log to bound what a load reads. */
export interface Snapshot {
  /** Sequence of the next event. */
  readonly next: number;
  readonly schema: number;
  readonly state: unknown;
  /** Whose text is in the state, by whose keys it is sealed where it is stored; left out: nobody's. */
  readonly subjects?: readonly string[];
}

export interface LoadedStream {
  readonly snapshot: Snapshot | undefined;
  /** The commits after the snapshot, oldest first. */
  readonly commits: readonly Commit[];
  /** Whose sealed text was opened in it; left out: nobody's. */
  readonly subjects?: readonly string[];
}

export type Appended = { readonly appended: true } | { readonly appended: false; readonly existing: Commit };

/**
 * What became of commits that go in together: all are in, or none. Then `existing` tells, in their order, which commit has the place of each;
 * undefined where the place is free, or where that was not found out.
 */
export type AppendedAll =
  | { readonly appended: true }
  | { readonly appended: false; readonly existing: readonly (Commit | undefined)[] };

/** The write side of the log. */
export interface EventStore {
  /** Strongly consistent. Uses the newest snapshot whose schema number is `schema`. */
  load(stream: string, schema: number): Promise<LoadedStream>;
  /**
   * Adds the commit if its place is free; otherwise tells which commit has it. `known`: whose text the stream was found to hold when it was
   * loaded, so that a store which seals need not note that again.
   */
  append(commit: Commit, known?: readonly string[]): Promise<Appended>;
  /**
   * Adds 2 to 4 commits of different streams if all their places are free, and none of them otherwise. Costs twice the capacity units: for
   * what must not be half there. Throws AppError `stream.conflict` when other transactions were in its way each time that it tried. `known`:
   * as above, for each.
   */
  appendAll(commits: readonly Commit[], known?: readonly (readonly string[])[]): Promise<AppendedAll>;
  /** Stores a snapshot of the state up to the commit at `sequence`. */
  saveSnapshot(stream: string, sequence: number, snapshot: Snapshot): Promise<void>;
}

/** So many events of a stream the log answers at once, if there are as many; of the last of their commits all, though it be some more. */
export const SINCE_EVENTS = 200;

/** The reading side of the log, for consumers that met a gap. */
export interface EventLog {
  /** The stream's events after `version`, in order, strongly consistent: at least `SINCE_EVENTS`, or else all that there are. */
  since(stream: string, version: number): Promise<readonly LogEnvelope[]>;
}

/** Publishes to the bus. Answers the envelopes that were not accepted, in order; an empty list means all are on the bus. */
export interface EventPublisher {
  publish(envelopes: readonly Envelope[]): Promise<readonly Envelope[]>;
}

/** Sends to a work queue. Throws when any message was not accepted. */
export interface MessageSender {
  send(messages: readonly unknown[]): Promise<void>;
}

/** A message that a queue has handed out, and after how many seconds it may be handed out again. */
export interface LaterMessage {
  readonly receipt: string;
  readonly seconds: number;
}

/** Says when messages of a queue that were received come again. Throws when it did not take some; those come when the queue's visibility timeout has passed. */
export interface Redelivery {
  comeAgain(messages: readonly LaterMessage[]): Promise<void>;
}

export const roles = ["user", "owner", "moderator", "admin"] as const;
export type Role = (typeof roles)[number];

/** Who calls, as their token says. */
export interface Caller {
  readonly sub: string;
  readonly name: string;
  readonly role: Role;
}

/** Verifies bearer tokens. Throws AppError `unauthorized` for one that is not valid. */
export interface Identity {
  verify(token: string): Promise<Caller>;
}

/** An item of the read table as plain attributes; every item has PK and SK. */
export type Item = Readonly<Record<string, unknown>>;
export interface Key {
  readonly PK: string;
  readonly SK: string;
}

/** One DynamoDB operation as plain data, without the table's name: what ElectroDB's `params()` describes. */
export type Operation = Readonly<Record<string, unknown>>;

/** A write of a projection. At most one per item in a transaction. */
export type Write =
  | { readonly kind: "put"; readonly operation: Operation }
  | { readonly kind: "update"; readonly operation: Operation }
  | { readonly kind: "delete"; readonly operation: Operation };

/** `conflict`: a condition failed or another transaction was in the way, so read again and decide again. */
export type Transacted = "written" | "conflict";

export interface QueryResult {
  readonly items: readonly Item[];
  readonly last: Item | undefined;
}

export interface ReadTable {
  get(operation: Operation): Promise<Item | undefined>;
  query(operation: Operation, after: Item | undefined): Promise<QueryResult>;
  /** Any number of keys; the items that exist, in no order. */
  batchGet(keys: readonly Key[], options?: { readonly consistent?: boolean }): Promise<readonly Item[]>;
}

export interface ReadTableWriter extends ReadTable {
  /** All or nothing, at most 100 writes. Throws on any failure but a conflict. */
  transact(writes: readonly Write[]): Promise<Transacted>;
}

/**
 * The site's page cache, called only after what a page shows is stored; without tags it asks nobody for anything. Best effort where pages
 * are kept for seconds; where they are kept for a day it throws when the tags could not be handed on.
 */
export interface PageCache {
  revalidate(tags: readonly string[]): Promise<void>;
}

/** What the CDN before the site keeps. */
export interface CdnCache {
  /** Has pages forgotten by their tags; answers how many tags that took. Asking again with the same reference asks for nothing more. */
  forget(tags: readonly string[], reference: string): Promise<number>;
}

export interface Log {
  info(message: string, facts?: Readonly<Record<string, unknown>>): void;
  warn(message: string, facts?: Readonly<Record<string, unknown>>): void;
  error(message: string, facts?: Readonly<Record<string, unknown>>): void;
}

/** Counts something, as a metric. */
export type Count = (metric: string, value?: number) => void;

/** Where time and chance come from, so that tests can hold them still. */
export interface Runtime {
  /** Milliseconds since 1970. */
  now(): number;
  /** A new ULID. */
  id(): string;
  sleep(milliseconds: number): Promise<void>;
  /** 0 <= x < 1. */
  random(): number;
}
