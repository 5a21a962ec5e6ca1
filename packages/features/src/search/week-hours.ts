import { readHours } from "@bellyfed/core/hours/read";
import type { WeekHours } from "@bellyfed/core/search/document";
import type { StoredProfile } from "../restaurants/events.ts";

interface Said extends Partial<Pick<StoredProfile, "hours" | "opening_hours" | "time_zone">> {
  readonly status: "open" | "closed";
}

/** When guests are let in, as the index keeps it; null where it is not known, and for what is closed. */
export function weekHoursOf({ hours, opening_hours = null, time_zone = null, status }: Said): WeekHours | null {
  if (status === "closed") return null;
  const known = hours ?? (opening_hours === null ? undefined : readHours(opening_hours));
  const regular = known?.regular.filter(({ kind }) => kind === "open") ?? [];
  if (!known || regular.length === 0) return null;
  return { regular, special: known.special.filter(({ kind }) => kind === "open"), zone: time_zone };
}
