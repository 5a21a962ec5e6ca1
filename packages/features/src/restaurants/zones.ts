import { type RestaurantEvent, restaurantZoneMissed, type StoredProfile } from "./events.ts";
import { changed, type Known } from "./state.ts";

/** The zone of a location, which was found later than that was said. */
export interface ZoneFound {
  readonly location: NonNullable<StoredProfile["location"]>;
  readonly time_zone: string;
}

/** Nothing follows where it has moved meanwhile, or has a zone. */
export const zoneFound = (known: Known, { location, time_zone }: ZoneFound): RestaurantEvent[] =>
  known.time_zone || JSON.stringify(location) !== JSON.stringify(known.location) ? [] : changed(known, { time_zone });

/**
 * What tells that the zone of a place has to be asked for again. `said`: what is told of it. `asked`: what was found when it was asked for,
 * null for nothing; undefined where nobody asked.
 */
export const zoneMissed = (
  id: string,
  { location, time_zone }: Pick<Partial<StoredProfile>, "location" | "time_zone">,
  asked: string | null | undefined,
): RestaurantEvent[] => (location && asked === null && !time_zone ? [restaurantZoneMissed({ id, location })] : []);

/** What tells of changes, and that the zone has to be asked for again where the place has moved to one that was not found. */
export function withZone(
  known: Known,
  said: Partial<StoredProfile>,
  asked: string | null | undefined,
): RestaurantEvent[] {
  const events = changed(known, said);
  return events.length === 0 ? [] : [...events, ...zoneMissed(known.id, said, asked)];
}
