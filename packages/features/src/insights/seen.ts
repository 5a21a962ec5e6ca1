import { sha256 } from "@bellyfed/core/id";
import type { ReadTable, Write } from "@bellyfed/core/ports";
import { slugOf } from "@bellyfed/core/slug";
import { SeenEntity, seenKey } from "./entity.ts";
import type { Followed, Happened } from "./events.ts";

const HOUR_SECONDS = 3600;
/** How long after its hour a look may come and still be known for a further one. */
const SLACK_SECONDS = 900;

/** The hour of an RFC 3339 time in UTC: `2026-11-21T04`. */
export const hourOf = (timestamp: string): string => timestamp.slice(0, 13);

/** A search by the slugs of its words. */
export const searchOf = ({ city, cuisine }: { readonly city: string | null; readonly cuisine: string | null }) => ({
  city: slugOf(city ?? ""),
  cuisine: slugOf(cuisine ?? ""),
});

/** What was looked at: a restaurant, or what was searched for; undefined for what is no look. */
function placeOf(event: Followed): string | undefined {
  switch (event.type) {
    case "GET_RESTAURANTS": {
      const { city, cuisine } = searchOf(event.payload);
      return city || cuisine ? `${city}#${cuisine}` : undefined;
    }
    case "GET_RESTAURANT":
    case "GET_RESTAURANT_MENU":
    case "GET_RESTAURANT_REVIEWS":
      return event.payload.restaurant_id;
    default:
      return undefined;
  }
}

/** That somebody looked at a place within an hour: a hash of the three, by which no visitor is found again at another place. */
interface Sight {
  readonly name: string;
  /** Until when it is remembered, in seconds since 1970. */
  readonly expires_at: number;
}

function sightOf({ event, timestamp }: Happened): Sight | undefined {
  const place = placeOf(event);
  if (place === undefined || !("visitor" in event.payload) || event.payload.visitor === null) return undefined;
  const hour = hourOf(timestamp);
  const expires_at = Date.parse(`${hour}:00:00Z`) / 1000 + HOUR_SECONDS + SLACK_SECONDS;
  return { name: sha256(`${hour} ${event.payload.visitor} ${place}`).slice(0, 22), expires_at };
}

/**
 * Of what happened, all but the further looks of a visitor at a place within an hour, and the writes that remember the first ones, each on
 * the condition that nobody else has. Looks by nobody known all count. `now`: milliseconds since 1970.
 */
export async function firstLooks(
  happened: readonly Happened[],
  table: Pick<ReadTable, "batchGet">,
  now: number,
): Promise<{ readonly counted: readonly Happened[]; readonly writes: readonly Write[] }> {
  const first = new Map<string, { readonly sight: Sight; readonly each: Happened }>();
  const others: Happened[] = [];
  for (const each of happened) {
    const sight = sightOf(each);
    if (!sight) others.push(each);
    else if (!first.has(sight.name)) first.set(sight.name, { sight, each });
  }
  // What comes later than that counts: nothing of it may be kept any more.
  const kept = [...first.values()].filter(({ sight }) => sight.expires_at * 1000 > now);
  const keys = kept.map(({ sight }) => seenKey(sight.name));
  const known = keys.length === 0 ? [] : await table.batchGet(keys, { consistent: true });
  const seen = new Set(known.map(({ PK }) => PK));
  const isNew = ({ sight }: { readonly sight: Sight }) => !seen.has(seenKey(sight.name).PK);
  return {
    counted: [...others, ...[...first.values()].filter(isNew).map(({ each }) => each)],
    writes: kept.filter(isNew).map(({ sight }) => ({
      kind: "put",
      operation: SeenEntity.create(sight).params({ table: "read" }),
    })),
  };
}
