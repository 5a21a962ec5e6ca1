import { type RestaurantEvent, restaurantZoneMissed, type StoredProfile } from "./events.ts";
import type { Found } from "./hours.ts";
import { neighborhoodAfter } from "./neighborhoods.ts";
import { changed, type Known } from "./state.ts";

/** The zone of a location, which was found later than that was said, and the neighbourhood. */
export interface ZoneFound extends Pick<Found, "neighborhood"> {
  readonly location: NonNullable<StoredProfile["location"]>;
  readonly time_zone: string;
}

/** Nothing follows where it has moved meanwhile, and a zone or a neighbourhood that was said meanwhile stays. */
export function zoneFound(known: Known, { location, time_zone, neighborhood }: ZoneFound): RestaurantEvent[] {
  if (JSON.stringify(location) !== JSON.stringify(known.location)) return [];
  return changed(known, {
    ...(!known.time_zone && { time_zone }),
    ...neighborhoodAfter(known, { location }, neighborhood),
  });
}

type Told = Pick<Partial<StoredProfile>, "location" | "time_zone" | "neighborhood">;

/**
 * What tells that it has to be asked again where a place is that has come there. `said`: what is told of it. `found`: what was found when it
 * was asked for; its zone is null for nothing, and undefined where nobody asked.
 */
export const zoneMissed = (id: string, said: Told, found: Found): RestaurantEvent[] =>
  missed(id, said, found, !said.time_zone || !said.neighborhood);

/** What tells of changes, and that it has to be asked again where the place has moved to if that was not found. */
export function withZone(known: Known, said: Partial<StoredProfile>, found: Found): RestaurantEvent[] {
  const events = changed(known, said);
  if (events.length === 0) return [];
  const hasMoved = JSON.stringify(said.location) !== JSON.stringify(known.location);
  return [
    ...events,
    ...(hasMoved ? zoneMissed(known.id, said, found) : missed(known.id, said, found, !said.time_zone)),
  ];
}

const missed = (id: string, { location }: Told, { time_zone }: Found, lacks: boolean): RestaurantEvent[] =>
  location && time_zone === null && lacks ? [restaurantZoneMissed({ id, location })] : [];
