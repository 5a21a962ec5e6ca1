import { readHours } from "@bellyfed/core/hours/read";
import type { SearchDocument, WeekHours } from "@bellyfed/core/search/document";
import type { StoredProfile } from "../restaurants/events.ts";

interface Said extends Partial<Pick<StoredProfile, "hours" | "opening_hours" | "time_zone">> {
  /** What it is to guests, and from when on it is operational. */
  readonly business: NonNullable<SearchDocument["business"]>;
}

/** When guests are let in, as the index keeps it; null where it is not known, and for what is closed until further notice. */
export function weekHoursOf({ hours, opening_hours = null, time_zone = null, business }: Said): WeekHours | null {
  const { status, turns_at } = business;
  if (status !== "operational" && turns_at === null) return null;
  const known = hours ?? (opening_hours === null ? undefined : readHours(opening_hours));
  const regular = known?.regular.filter(({ kind }) => kind === "open") ?? [];
  if (!known || regular.length === 0) return null;
  const special = known.special.filter(({ kind }) => kind === "open");
  return {
    regular,
    special,
    zone: time_zone,
    ...(status !== "operational" && turns_at !== null && { since: turns_at }),
  };
}
