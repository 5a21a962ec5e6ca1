import { writeHours } from "@bellyfed/core/hours/write";
import type { Profile, ProfileChanges } from "./contract.ts";
import type { StoredProfile } from "./events.ts";

/** A profile as events tell it. `found`: the time zone that was found for its location; one that was said counts more. */
export function profileSaid({ hours, ...profile }: Profile, found: string | null): StoredProfile {
  const time_zone = hours?.time_zone ?? found;
  return { ...profile, ...(hours && hoursSaid(hours)), ...(time_zone !== null && { time_zone }) };
}

/** Hours that were given as data are told as text as well. */
function hoursSaid({
  time_zone: _,
  ...hours
}: NonNullable<Profile["hours"]>): Pick<StoredProfile, "hours" | "opening_hours"> {
  return { hours, opening_hours: writeHours(hours) };
}

type Known = Pick<StoredProfile, "location" | "opening_hours" | "time_zone">;

/** Changes as events tell them, what is no change among them. `found`: the time zone of the location that they name; null where it could not be found. */
export function changesSaid(
  known: Known,
  { hours, ...changes }: ProfileChanges,
  found: string | null,
): Partial<StoredProfile> {
  const time_zone = zoneSaid(known, hours?.time_zone, changes.location, found);
  const { opening_hours: text } = changes;
  const isOtherText = text !== undefined && text !== known.opening_hours;
  return {
    ...changes,
    ...(isOtherText && { hours: null }),
    ...(hours === null && { hours: null, opening_hours: text ?? null }),
    ...(hours && hoursSaid(hours)),
    ...(time_zone !== undefined && { time_zone }),
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
