/** A calendar day as the number of days since 1970-01-01, wherever it is. */
export type CalendarDay = number;

export const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const number = "2-digit" as const;
  const fields = { year: "numeric", month: number, day: number, hour: number, minute: number, second: number } as const;
  const made = new Intl.DateTimeFormat("en-US", { timeZone: zone, hourCycle: "h23", era: "short", ...fields });
  formats.set(zone, made);
  return made;
}

/** Whether this is the name of a time zone that this system knows, such as `Europe/Lisbon`. An offset such as `+01:00` is none: it has no summer. */
export function isTimeZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    formatIn(zone);
    return true;
  } catch {
    return false;
  }
}

/** What a clock on the wall shows at an instant, as if it were UTC: milliseconds since 1970. Throws RangeError for a zone that is none. */
export const wallTime = (instant: number, zone: string): number => instant + offsetAt(instant, zone);

/** Offsets that were worked out, by zone and second: what is told of many places at once is mostly told of the same few instants. */
const offsets = new Map<string, Map<number, number>>();
const MOST_OFFSETS = 500;

/** Milliseconds by which a clock on the wall is ahead of UTC. */
function offsetAt(instant: number, zone: string): number {
  const second = Math.floor(instant / 1000) * 1000;
  const own = offsets.get(zone) ?? new Map<number, number>();
  const known = own.get(second);
  if (known !== undefined) return known;
  if (own.size >= MOST_OFFSETS) own.clear();
  const made = wallSecond(second, zone) - second;
  offsets.set(zone, own.set(second, made));
  return made;
}

function wallSecond(second: number, zone: string): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatIn(zone).formatToParts(second)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second: seconds = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, seconds);
}

/**
 * The instant (milliseconds since 1970) at which a clock on the wall shows a time of a day, in minutes since midnight that may pass 1,440. A
 * time that is skipped in spring is as much later; of one that comes twice in autumn it is the first: Temporal's "compatible".
 * @see https://tc39.es/proposal-temporal/docs/timezone.html#ambiguity-due-to-dst-or-other-time-zone-offset-changes
 */
export function instantOf(day: CalendarDay, minutes: number, zone: string): number {
  const wall = day * DAY_MS + minutes * MINUTE_MS;
  const before = offsetAt(wall - DAY_MS, zone);
  const after = offsetAt(wall + DAY_MS, zone);
  if (before === after && offsetAt(wall - before, zone) === before) return wall - before;
  const fits = [Math.max(before, after), Math.min(before, after)].find(
    (offset) => offsetAt(wall - offset, zone) === offset,
  );
  return wall - (fits ?? before);
}

/** Midnights that were worked out, by zone and day: most of who asks asks for the same few. */
const midnights = new Map<string, Map<CalendarDay, number>>();
const MOST_MIDNIGHTS = 1_000;

function midnightOf(day: CalendarDay, zone: string): number {
  const own = midnights.get(zone) ?? new Map<CalendarDay, number>();
  const known = own.get(day);
  if (known !== undefined) return known;
  if (own.size >= MOST_MIDNIGHTS) own.clear();
  const made = instantOf(day, 0, zone);
  midnights.set(zone, own.set(day, made));
  return made;
}

/** As `instantOf`, in a fraction of its time on days that have 24 hours. */
export function instantOn(day: CalendarDay, minutes: number, zone: string): number {
  const begins = day + Math.floor(minutes / 1440);
  const midnight = midnightOf(begins, zone);
  const isUsual = midnightOf(begins + 1, zone) - midnight === DAY_MS;
  return isUsual ? midnight + (minutes % 1440) * MINUTE_MS : instantOf(day, minutes, zone);
}

/** The calendar day that it is somewhere at an instant. */
export const dayAt = (instant: number, zone: string): CalendarDay => Math.floor(wallTime(instant, zone) / DAY_MS);
