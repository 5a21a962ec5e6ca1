import * as v from "valibot";
import { fieldsAt, type PersonalField, personalFields } from "./personal.ts";

/** A fact about one stream, as a decider returns it. `payload` is plain JSON. */
export interface Event<Type extends string = string, Payload = unknown> {
  readonly type: Type;
  readonly payload: Payload;
}

/** An event inside a commit: `version` is its payload's schema version. */
export interface StoredEvent {
  /** ULID. */
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly payload: unknown;
}

/** Turns the payload of schema version n into that of version n + 1. `by`: who made its commit; null where that is not known. */
export type Upcaster = (payload: never, by: string | null) => unknown;

/** An upcaster from a version that had personal fields itself: `personal` says by JSON Pointers where they were, and beside which field of a subject. */
export interface SealedUpcaster {
  readonly up: Upcaster;
  readonly personal: Readonly<Record<string, string>>;
}

/** What is known of an event type without its payload's type. */
export interface EventDefinition {
  readonly type: string;
  readonly schema: v.GenericSchema<unknown, unknown>;
  /** The payload's current schema version, starting at 1. */
  readonly version: number;
  /** Brings a payload of an older schema version, opened, to the current one. `by`: who made its commit, where that is known. */
  readonly upcast: (payload: unknown, version: number, by?: string | null) => unknown;
  /** The personal fields of payloads of a schema version; of one that this code does not know yet, those of the current one. */
  readonly personal: (version: number) => readonly PersonalField[];
  /** The field of its payload that names who did it, where their list of streams is to have this one whether or not they wrote anything. */
  readonly concerns?: string;
}

/** Exactly the fields of Payload: what else comes along would be stored without being described. */
type Exactly<Payload, Given> = Payload & Record<Exclude<keyof Given, keyof Payload>, never>;

/** An event type with its constructor. */
export interface EventMaker<Type extends string, Payload> extends EventDefinition {
  <Given extends Payload>(payload: Given & Exactly<Payload, Given>): Event<Type, Payload>;
  readonly type: Type;
}

/**
 * Declares an event type once: its name, its payload's schema, its constructor and how older shapes become today's.
 * `upcasters[0]` leads from version 1 to 2, and so on; the current version is one more than their number.
 * A stored shape is never edited: change the schema only together with a new upcaster.
 */
export function defineEvent<const Type extends string, Payload>(
  type: Type,
  schema: v.GenericSchema<unknown, Payload>,
  upcasters: readonly (Upcaster | SealedUpcaster)[] = [],
  marks: Pick<EventDefinition, "concerns"> = {},
): EventMaker<Type, Payload> {
  const version = upcasters.length + 1;
  const ups = upcasters.map((each) => (typeof each === "function" ? each : each.up));
  const upcast = (payload: unknown, from: number, by: string | null = null) =>
    ups.slice(from - 1).reduce<unknown>((older, up) => up(older as never, by), payload);
  const now = personalFields(schema);
  const fields = [...upcasters.map((each) => fieldsAt(typeof each === "function" ? {} : each.personal)), now];
  const personal = (from: number) => fields[from - 1] ?? now;
  return Object.assign((payload: Payload) => ({ type, payload }), {
    type,
    schema,
    version,
    upcast,
    personal,
    ...marks,
  });
}

/** Who looked, in an event that says that somebody did: `hourlyName` of core/visitor.ts, or null where nobody is known. */
export const visitor = v.nullable(v.string());

/** Events of what was looked at did not say by whom in their version 1. */
export const byNobodyKnown = (older: object): object => ({ ...older, visitor: null });

/** A feature's event definitions by name. */
export type EventDefinitions = Readonly<Record<string, EventDefinition>>;

/** The union of the events that a record of definitions can make. */
export type EventOf<Definitions extends Record<string, (payload: never) => Event>> = ReturnType<
  Definitions[keyof Definitions]
>;

/** Finds definitions by event type. Throws on two definitions of one type, which would make the log ambiguous. */
export function indexEvents(...all: readonly EventDefinitions[]): ReadonlyMap<string, EventDefinition> {
  const byType = new Map<string, EventDefinition>();
  for (const definition of all.flatMap((definitions) => Object.values(definitions))) {
    if (byType.has(definition.type)) throw new Error(`The event type ${definition.type} is defined twice`);
    byType.set(definition.type, definition);
  }
  return byType;
}
