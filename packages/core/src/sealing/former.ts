import type { LogEnvelope } from "../envelope.ts";
import type { EventDefinition, StoredEvent } from "../event.ts";
import type { Commit } from "../ports.ts";
import type { Definitions } from "./payload.ts";

/**
 * Whose text an event holds where its former version did not say so, by what the stream held before it; null where that does not tell.
 * `event`: in today's shape.
 */
export type Whose = (event: StoredEvent, earlier: readonly LogEnvelope[]) => string | null;

/** The versions of a type that are from before what is personal in it was sealed. */
const formerOf = ({ version, personal }: EventDefinition): number[] =>
  personal(version).length === 0
    ? []
    : Array.from({ length: version - 1 }, (_, at) => at + 1).filter((older) => personal(older).length === 0);

/** `TYPE@version` of all events that may hold in clear what is sealed today. */
export const formerVersions = (definitions: Definitions): string[] =>
  [...definitions.values()].flatMap((each) => formerOf(each).map((version) => `${each.type}@${version}`)).sort();

const isFormer = (definitions: Definitions, { type, version }: StoredEvent): boolean => {
  const definition = definitions.get(type);
  return definition !== undefined && formerOf(definition).includes(version);
};

/** Whether a commit holds an event of such a version. */
export const holdsFormer = (definitions: Definitions, { events }: Pick<Commit, "events">): boolean =>
  events.some((event) => isFormer(definitions, event));

/** Whether an event, of whatever version, is of a type that can hold somebody's text. */
export const canHoldText = (definitions: Definitions, type: string): boolean => {
  const definition = definitions.get(type);
  return definition !== undefined && definition.personal(definition.version).length > 0;
};

type Parts = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Parts => typeof value === "object" && value !== null;

/** The payload with a subject beside the text at this path, if there is text and nobody is named: nothing is changed in place. */
function named(payload: unknown, [name = "", ...further]: readonly string[], of: string, by: string): unknown {
  if (!isObject(payload)) return payload;
  const value = payload[name];
  if (value === null || value === undefined) return payload;
  if (further.length > 0) {
    const inside = named(value, further, of, by);
    return inside === value ? payload : { ...payload, [name]: inside };
  }
  return (payload[of] ?? null) === null ? { ...payload, [of]: by } : payload;
}

function allNamed({ personal, version }: EventDefinition, payload: unknown, by: string): unknown {
  return personal(version).reduce<unknown>(
    (now, { path, of }) => named(now, path.slice(1).split("/"), of, by),
    payload,
  );
}

const lacksName = (definition: EventDefinition, payload: unknown): boolean =>
  allNamed(definition, payload, "") !== payload;

/**
 * Those events of a commit that are of former versions, by their place in it: in today's shape and in clear, as they are to be sealed, and with
 * whoever was not named in them. That is who made the commit, where the stream does not tell. `earlier`: what the stream held before this
 * commit, asked for only when it is needed.
 */
export async function inTodaysShape(
  definitions: Definitions,
  commit: Commit,
  whose: Whose,
  earlier: () => Promise<readonly LogEnvelope[]>,
): Promise<ReadonlyMap<number, StoredEvent>> {
  const today = new Map<number, StoredEvent>();
  for (const [at, event] of commit.events.entries()) {
    const definition = definitions.get(event.type);
    if (!definition || !isFormer(definitions, event)) continue;
    const payload = definition.upcast(event.payload, event.version, commit.actor);
    const current = { ...event, version: definition.version, payload };
    const by = lacksName(definition, payload) ? (whose(current, await earlier()) ?? commit.actor) : "";
    today.set(at, { ...current, payload: allNamed(definition, payload, by) });
  }
  return today;
}
