import type { Hours, Span } from "./model.ts";
import { DAYS_BACK, isUsuallyOpen, spansOf, weekdayOf } from "./open.ts";
import { type CalendarDay, dayAt, instantOn, isTimeZone } from "./zone.ts";

/** Hours of the kind `open` by the clocks of a zone, where it is known. */
interface Kept extends Pick<Hours, "regular" | "special"> {
  readonly zone: string | null;
  /** Milliseconds since 1970. */
  readonly since?: number;
}
/** An instant, in milliseconds since 1970, or a time of the week. */
type When = { readonly instant: number } | { readonly day: number; readonly minutes: number };

/**
 * Whether a place is known to be open at an instant, or usually at a time of the week by its own clocks. It says what `openingAt` says, and
 * nothing of when that changes: searches ask it of thousands of places.
 */
export function isOpenThen(hours: Kept, when: When): boolean {
  if ("day" in when) return isUsuallyOpen(hours, when.day, when.minutes);
  const { zone, since } = hours;
  if (zone === null || (since !== undefined && when.instant < since)) return false;
  return isTimeZone(zone) && hours.regular.some(isOpenKind) && isOpenAt(hours, zone, when.instant);
}

const isOpenKind = ({ kind }: Hours["regular"][number]): boolean => kind === "open";

function isOpenAt(hours: Kept, zone: string, instant: number): boolean {
  const today = todayIn(zone, instant);
  for (let day = today; day >= today - DAYS_BACK; day--) {
    const { spans, cut } = spansOn(hours, day);
    // A day that a place skipped to get to the other side of the date line has no hours.
    const isDay = spans.length > 0 && instantOn(day, 0, zone) !== instantOn(day + 1, 0, zone);
    const isIn = ({ from, to }: Span) => instantOn(day, from, zone) <= instant && instant < instantOn(day, to, zone);
    if (isDay && spans.some(isIn)) return true;
    // What began before ended at this day's midnight.
    if (cut) return false;
  }
  return false;
}

function spansOn(hours: Kept, day: CalendarDay): { readonly spans: readonly Span[]; readonly cut: boolean } {
  if (hours.special.length > 0) return spansOf(hours, day);
  const weekday = weekdayOf(day);
  return { spans: hours.regular.filter((span) => span.day === weekday && span.kind === "open"), cut: false };
}

/** The last instant that was asked for, and the day that it is then by zone: many places are asked for the same. */
let asked = Number.NaN;
const today = new Map<string, CalendarDay>();

function todayIn(zone: string, instant: number): CalendarDay {
  if (instant !== asked) today.clear();
  asked = instant;
  const known = today.get(zone) ?? dayAt(instant, zone);
  today.set(zone, known);
  return known;
}
