import { DAY, type Hours, type HoursKind, PUBLIC_HOLIDAYS, type RegularSpan, type Span } from "./model.ts";
import { type CalendarDay, DAY_MS, dayAt, instantOn, isTimeZone } from "./zone.ts";

/** Whether a place is open at an instant, and when that changes: milliseconds since 1970. */
export interface Opening {
  readonly open: boolean;
  /** When it opens next, which may be after it has closed; null when that is not within a year. */
  readonly opens: number | null;
  /** When it closes next, which may be after it has opened; null when that is not within a year. */
  readonly closes: number | null;
}

/** From one instant up to another, in milliseconds since 1970. */
export interface OpenTime {
  readonly from: number;
  readonly to: number;
}

/** A place's hours and where its clocks are. */
export interface Asked {
  readonly hours: Pick<Hours, "regular" | "special">;
  readonly zone: string;
  /** `open` when left out. */
  readonly kind?: HoursKind;
}

/** Time that began so many days ago may still go on. */
export const DAYS_BACK = 2;
const DAYS_AHEAD = 9;
const DAYS_OF_YEAR = 367;

/** Times in order; what lies at or after `until` was not looked at. */
interface Looked {
  readonly times: readonly OpenTime[];
  readonly until: number;
}

/**
 * Whether a place is open at an instant (milliseconds since 1970); null where no regular hours of the kind are known, or no zone by that name.
 */
export function openingAt(asked: Asked, instant: number): Opening | null {
  const { hours, zone, kind = "open" } = asked;
  if (!hours.regular.some((span) => span.kind === kind) || !isTimeZone(zone)) return null;
  const isEveryWeek = hours.special.every(({ date }) => date === PUBLIC_HOLIDAYS);
  // The second time that begins later tells that the first one has its end.
  const isEnough = (times: readonly OpenTime[]) => (times.at(-2)?.from ?? instant) > instant;
  return openingIn(look(asked, instant, isEveryWeek ? DAYS_AHEAD : DAYS_OF_YEAR, isEnough), instant);
}

function openingIn({ times, until }: Looked, instant: number): Opening {
  const now = times.find(({ from, to }) => from <= instant && instant < to);
  const next = times.find(({ from }) => from > instant);
  const closes = (now ?? next)?.to;
  // What reaches beyond what was looked at may go on there.
  return {
    open: now !== undefined,
    opens: next?.from ?? null,
    closes: closes === undefined || closes >= until ? null : closes,
  };
}

/** When a place is open from an instant on, what has begun by then included, for so many days; what touches is one. Empty as for `openingAt`. */
export function openTimes(asked: Asked, instant: number, days: number): readonly OpenTime[] {
  if (!isTimeZone(asked.zone)) return [];
  return look(asked, instant, days).times.filter(({ to }) => to > instant);
}

function look(
  { hours, zone, kind = "open" }: Asked,
  instant: number,
  days: number,
  isEnough: (times: readonly OpenTime[]) => boolean = () => false,
): Looked {
  const today = dayAt(instant, zone);
  const times: { from: number; to: number }[] = [];
  let day = today - DAYS_BACK;
  for (; day <= today + days && !isEnough(times); day++) {
    const { spans, cut } = spansOf(hours, day, kind);
    const midnight = instantOn(day, 0, zone);
    const last = times.at(-1);
    if (cut && last) last.to = Math.min(last.to, midnight);
    // A day that a place skipped to get to the other side of the date line has no hours.
    if (midnight === instantOn(day + 1, 0, zone)) continue;
    for (const { from, to } of spans) {
      include(times, { from: instantOn(day, from, zone), to: instantOn(day, to, zone) });
    }
  }
  return { times, until: instantOn(day, 0, zone) };
}

/** Nothing is left of what lies in an hour that a clock skips. */
function include(times: { from: number; to: number }[], { from, to }: OpenTime): void {
  const last = times.at(-1);
  if (from >= to) return;
  if (last && from <= last.to) last.to = Math.max(last.to, to);
  else times.push({ from, to });
}

interface DayHours {
  readonly spans: readonly Span[];
  /** Whether what began the day before ends at its midnight. */
  readonly cut: boolean;
}

/** A calendar day's hours: those of its date, else those of every year's date, else those of its weekday. */
export function spansOf(hours: Asked["hours"], day: CalendarDay, kind: HoursKind = "open"): DayHours {
  const weekly = () => hours.regular.filter(isOn(weekdayOf(day), kind)).sort(inOrder);
  if (hours.special.length === 0) return { spans: weekly(), cut: false };
  const date = new Date(day * DAY_MS).toISOString().slice(0, 10);
  const own = hours.special.filter((special) => special.kind === kind && date.endsWith(special.date));
  const exact = own.filter((special) => special.date === date);
  const special = exact.length > 0 ? exact : own;
  if (special.length === 0) return { spans: weekly(), cut: false };
  const spans = special.flatMap((each) => each.spans).sort(inOrder);
  return { spans, cut: special.some((each) => each.cut === true) };
}

const inOrder = (one: Span, other: Span): number => one.from - other.from;

const isOn =
  (day: number, kind: HoursKind) =>
  (span: RegularSpan): boolean =>
    span.day === day && span.kind === kind;

/** The weekday of a calendar day, Sunday being 0; 1970-01-01 was a Thursday. */
export const weekdayOf = (day: CalendarDay): number => (((day + 4) % 7) + 7) % 7;

/** Whether a place is usually open at a time of the week, in minutes since the midnight with which a day (0 is Sunday) begins. */
export function isUsuallyOpen(
  { regular }: Pick<Hours, "regular">,
  day: number,
  minutes: number,
  kind: HoursKind = "open",
): boolean {
  const at = day * DAY + minutes;
  return regular.some((span) => {
    if (span.kind !== kind) return false;
    const since = (at - (span.day * DAY + span.from) + WEEK) % WEEK;
    return since < span.to - span.from;
  });
}

const WEEK = 7 * DAY;
