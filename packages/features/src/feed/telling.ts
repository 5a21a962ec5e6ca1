import { type Disclosure, type Disclosures, toldOf } from "@bellyfed/core/disclosure";
import type { LogEnvelope } from "@bellyfed/core/envelope";
import type { Caller, ReadTable } from "@bellyfed/core/ports";
import type { FollowedEvent } from "./contract.ts";
import type { FeedEntry } from "./queries.ts";
import { positionsText } from "./rules.ts";
import { restaurantOf, withheldAmong } from "./standing.ts";
import { type Definitions, inTodaysShape } from "./todays-shape.ts";

/** What a reader is told of: everything, or what everybody is told of, by event type. */
export type Audience = Disclosures | "everything";

/** Of what a reader wants to be told; left out: everything. */
export interface Wanted {
  readonly types?: readonly string[] | undefined;
  readonly restaurant_id?: string | undefined;
}

export interface TellingPorts {
  readonly table: Pick<ReadTable, "batchGet">;
  /** Opens what is sealed; null stands for what the erased have written. */
  readonly open: (envelopes: readonly LogEnvelope[]) => Promise<readonly LogEnvelope[]>;
  /** Every event type of the log. */
  readonly definitions: Definitions;
  /** What everybody is told of. */
  readonly told: Disclosures;
}

/** Who is told what: admins everything. */
export const audienceOf = (caller: Caller | undefined, told: Disclosures): Audience =>
  caller?.role === "admin" ? "everything" : told;

const disclosureOf = (audience: Disclosures, type: string): Disclosure | undefined =>
  Object.hasOwn(audience, type) ? audience[type] : undefined;

/** Whether a reader is told of an event at all; its payload is not looked at. */
export const isTold = (
  { event_type, stream_id }: LogEnvelope,
  audience: Audience,
  { types, restaurant_id }: Wanted,
): boolean =>
  (audience === "everything" || disclosureOf(audience, event_type) !== undefined) &&
  (types === undefined || types.includes(event_type)) &&
  (restaurant_id === undefined || restaurantOf(stream_id) === restaurant_id);

/**
 * Events of the feed as their reader is told of them, in their order; of those that `isTold` leaves out the reader must not be told. For admins they are
 * opened and brought into today's shape. For others there is left what everybody is told of them, without the words of what is no longer shown:
 * that takes two calls of the read table for a hundred events. `around`: what else of the log is known by now.
 */
export async function tell(
  { table, open, definitions }: Omit<TellingPorts, "told">,
  entries: readonly FeedEntry[],
  audience: Audience,
  around: readonly FeedEntry[] = entries,
): Promise<readonly FollowedEvent[]> {
  const opened = await open(entries.map(({ envelope }) => envelope));
  const envelopes = opened.map((envelope) => inTodaysShape(definitions, envelope));
  const positions = entries.map(({ after }) => positionsText(after));
  if (audience === "everything")
    return envelopes.map((envelope, at) => ({ ...envelope, position: positions[at] ?? "" }));
  const disclosed = envelopes.flatMap((envelope, at) => {
    const disclosure = disclosureOf(audience, envelope.event_type);
    return disclosure ? [{ envelope, disclosure, position: positions[at] ?? "" }] : [];
  });
  const wanted = disclosed.filter(({ disclosure }) => disclosure.words.length > 0).map(({ envelope }) => envelope);
  const known = around.map(({ envelope }) => envelope);
  const withheld = await withheldAmong({ table, definitions }, known, wanted);
  return disclosed.map(({ envelope: { actor: _, trace_id: __, ...facts }, disclosure, position }) => ({
    ...facts,
    payload: toldOf(facts.payload, disclosure, withheld(facts as LogEnvelope, disclosure.words)),
    position,
  }));
}
