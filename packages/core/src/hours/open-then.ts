import type { Hours, Span } from "./model.ts";
import { DAYS_BACK, isUsuallyOpen, spansOf, weekdayOf } from "./open.ts";
import { type CalendarDay, DAY_MS, dayAt, instantOn, isTimeZone } from "./zone.ts";

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

const MINUTE_MS = 60_000;
const isOpenKind = ({ kind }: Hours["regular"][number]): boolean => kind === "open";

function isOpenAt(hours: Kept, zone: string, instant: number): boolean {
  const about = daysAt(zone, instant);
  if (about && !hours.special.some(({ date }) => about.dates.some((own) => own.endsWith(date))))
    return hours.regular.some(({ kind, day, from, to }) => kind === "open" && isIn(about.since[day], from, to));
  const today = todayIn(zone, instant);
  for (let day = today; day >= today - DAYS_BACK; day--) {
    const { spans, cut } = spansOn(hours, day);
    // A day that a place skipped to get to the other side of the date line has no hours.
    const isDay = spans.length > 0 && instantOn(day, 0, zone) !== instantOn(day + 1, 0, zone);
    const isNow = ({ from, to }: Span) => isIn(instant, instantOn(day, from, zone), instantOn(day, to, zone));
    if (isDay && spans.some(isNow)) return true;
    // What began before ended at this day's midnight.
    if (cut) return false;
  }
  return false;
}

const isIn = (since: number | undefined, from: number, to: number): boolean =>
  since !== undefined && from <= since && since < to;

function spansOn(hours: Kept, day: CalendarDay): { readonly spans: readonly Span[]; readonly cut: boolean } {
  if (hours.special.length > 0) return spansOf(hours, day);
  const weekday = weekdayOf(day);
  return { spans: hours.regular.filter((span) => span.day === weekday && span.kind === "open"), cut: false };
}

/** The last instant that was asked for, and what is then by zone: many places are asked for the same. */
let asked = Number.NaN;
const today = new Map<string, CalendarDay>();
const daysKnown = new Map<string, Days | null>();

function remember(instant: number): void {
  if (instant === asked) return;
  today.clear();
  daysKnown.clear();
  asked = instant;
}

function todayIn(zone: string, instant: number): CalendarDay {
  remember(instant);
  const known = today.get(zone) ?? dayAt(instant, zone);
  today.set(zone, known);
  return known;
}

/** The days whose hours may reach an instant. */
interface Days {
  /** Minutes since their midnights, by weekday. */
  readonly since: readonly number[];
  /** YYYY-MM-DD. */
  readonly dates: readonly string[];
}

/** null where any day about it is shorter or longer than others. */
function daysAt(zone: string, instant: number): Days | null {
  remember(instant);
  const known = daysKnown.get(zone);
  if (known !== undefined) return known;
  const now = todayIn(zone, instant);
  const begins = Array.from({ length: 2 * DAYS_BACK + 2 }, (_, at) => instantOn(now - DAYS_BACK + at, 0, zone));
  const areUsual = begins.every((begun, at) => at === 0 || begun - (begins[at - 1] ?? 0) === DAY_MS);
  const [since, dates]: [number[], string[]] = [[], []];
  for (let back = 0; back <= DAYS_BACK; back++) {
    since[weekdayOf(now - back)] = (instant - (begins[DAYS_BACK - back] ?? 0)) / MINUTE_MS;
    dates.push(new Date((now - back) * DAY_MS).toISOString().slice(0, 10));
  }
  const made = areUsual ? { since, dates } : null;
  daysKnown.set(zone, made);
  return made;
}
