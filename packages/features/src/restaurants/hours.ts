import { writeHours } from "@bellyfed/core/hours/write";
import type { Profile, ProfileChanges } from "./contract.ts";
import type { StoredProfile } from "./events.ts";
import { neighborhoodAfter, neighborhoodOf } from "./neighborhoods.ts";

/** What was found by a location. Its zone is null where it could not be, and left out where nobody asked; so is its neighbourhood where nobody knows. */
export interface Found {
  readonly time_zone?: string | null;
  readonly neighborhood?: string | null;
}

/** A profile as events tell it. What was found for its location counts less than what was said. */
export function profileSaid({ hours, ...profile }: Profile, found: Found): StoredProfile {
  const time_zone = hours?.time_zone ?? found.time_zone ?? null;
  return {
    ...{ ...profile, ...neighborhoodOf(profile, found.neighborhood) },
    ...(hours && hoursSaid(hours)),
    ...(time_zone !== null && { time_zone }),
  };
}

/** Hours that were given as data are told as text as well. */
function hoursSaid({
  time_zone: _,
  ...hours
}: NonNullable<Profile["hours"]>): Pick<StoredProfile, "hours" | "opening_hours"> {
  return { hours, opening_hours: writeHours(hours) };
}

type Known = Pick<StoredProfile, "location" | "opening_hours" | "time_zone" | "neighborhood" | "neighborhood_found">;

/** Changes as events tell them, what is no change among them. `found`: of the location that they name. */
export function changesSaid(known: Known, { hours, ...changes }: ProfileChanges, found: Found): Partial<StoredProfile> {
  const time_zone = zoneSaid(known, hours?.time_zone, changes.location, found.time_zone ?? null);
  const { opening_hours: text } = changes;
  const isOtherText = text !== undefined && text !== known.opening_hours;
  return {
    ...changes,
    ...(isOtherText && { hours: null }),
    ...(hours === null && { hours: null, opening_hours: text ?? null }),
    ...(hours && hoursSaid(hours)),
    ...(time_zone !== undefined && { time_zone }),
    ...neighborhoodAfter(known, changes, found.neighborhood),
  };
}

/** The zone after a change; undefined: as it was. Where the place has moved, what was known of its zone holds no longer. */
function zoneSaid(
  known: Known,
  given: string | null | undefined,
  location: Known["location"] | undefined,
  found: string | null,
): string | null | undefined {
  if (given) return given;
  if (location === undefined) return undefined;
  const isThere = JSON.stringify(location) === JSON.stringify(known.location);
  return isThere ? (known.time_zone ?? found) : found;
}
