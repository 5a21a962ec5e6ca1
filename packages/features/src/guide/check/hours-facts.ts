import type { Span } from "@bellyfed/core/hours/model";
import { openingAt, weekdayOf } from "@bellyfed/core/hours/open";
import { DAY_MS, dayAt, isTimeZone, wallTime } from "@bellyfed/core/hours/zone";
import type { Restaurant } from "../../restaurants/contract.ts";
import type { Labels } from "../compose/wording.ts";
import { dayAsked, isOpenWhen, spansOn } from "../retrieve/day.ts";
import { isHolidayAt, spansOnHolidays } from "../retrieve/holidays.ts";
import type { When } from "../slots.ts";

type Kept = Pick<Restaurant, "hours"> & Partial<Pick<Restaurant, "address">>;
const DAY = 1440;
const MONDAY_FIRST = [1, 2, 3, 4, 5, 6, 0];

/** Minutes since midnight as clocks show them. */
export const clock = (minutes: number): string =>
  [Math.floor((minutes % DAY) / 60), minutes % 60].map((part) => String(part).padStart(2, "0")).join(":");

function timesOf(spans: readonly Span[], labels: Labels): string {
  if (spans.length === 0) return labels.closed;
  if (spans.some(({ from, to }) => to - from >= DAY)) return labels.openAllDay;
  return spans.map(({ from, to }) => `${clock(from)}–${clock(to)}`).join(labels.comma);
}

/** The hours of the day that is meant, or of today: `Saturday 12:00–15:00`; null where they are not known. `now`: milliseconds since 1970. */
export function hoursOn(restaurant: Kept, when: When | null, now: number, labels: Labels): string | null {
  const day = dayAsked(restaurant, when, now);
  const spans = day === null ? null : spansOn(restaurant, day);
  return day === null || spans === null ? null : `${labels.days[weekdayOf(day)]} ${timesOf(spans, labels)}`;
}

const zoneOf = ({ hours }: Kept): string | null =>
  hours?.time_zone && isTimeZone(hours.time_zone) ? hours.time_zone : null;

/** The hours of every week, days that are alike as one: `Mon–Fri 12:00–15:00; Sat closed`; null where they are not known. */
export function hoursOfWeek({ hours }: Kept, labels: Labels): string | null {
  const regular = hours?.regular.filter(({ kind }) => kind === "open") ?? [];
  if (regular.length === 0) return null;
  const runs: { first: number; last: number; times: string }[] = [];
  for (const day of MONDAY_FIRST) {
    const times = timesOf(
      regular.filter((span) => span.day === day).toSorted((one, other) => one.from - other.from),
      labels,
    );
    const run = runs.at(-1);
    if (run?.times === times) run.last = day;
    else runs.push({ first: day, last: day, times });
  }
  const named = (day: number) => labels.shortDays[day] ?? "";
  return runs
    .map(({ first, last, times }) => `${named(first)}${first === last ? "" : `–${named(last)}`} ${times}`)
    .join("; ");
}

/** Whether it is open now, and until when; null where nobody knows, as on public holidays. `now`: milliseconds since 1970. */
export function openNow(restaurant: Kept, now: number, labels: Labels): string | null {
  const zone = zoneOf(restaurant);
  const { hours } = restaurant;
  if (isHoliday(restaurant, null, now)) return null;
  const opening = hours && zone !== null ? openingAt({ hours, zone }, now) : null;
  if (!opening || zone === null) return null;
  const time = (instant: number | null) => (instant === null ? null : timeFrom(now, instant, zone, labels));
  return opening.open ? labels.openUntil(time(opening.closes)) : labels.closedUntil(time(opening.opens));
}

const NIGHT_MS = 6 * 3_600_000;

/** A later time by the clocks there: `18:00`, within a week `Fri 18:00`, later with its date. */
function timeFrom(now: number, instant: number, zone: string, labels: Labels): string {
  const wall = wallTime(instant, zone);
  const time = new Date(wall).toISOString().slice(11, 16);
  const days = Math.floor(wall / DAY_MS) - dayAt(now, zone);
  // The night belongs to the evening before it.
  if (days === 0 || (days === 1 && wall % DAY_MS < NIGHT_MS)) return time;
  const day =
    days < 7 ? labels.shortDays[weekdayOf(Math.floor(wall / DAY_MS))] : new Date(wall).toISOString().slice(0, 10);
  return `${day} ${time}`;
}

/** Whether it is asked about a public holiday, on which a place is not open as in every week. */
export const isHoliday = (restaurant: Kept, when: When | null, now: number): boolean =>
  isHolidayAt(restaurant, dayAsked(restaurant, when, now));

/** What it says of public holidays: `closed`, or when it is open; null where it says nothing of them. */
export function onHolidays(restaurant: Kept, labels: Labels): string | null {
  const spans = spansOnHolidays(restaurant);
  return spans && timesOf(spans, labels);
}

/** Whether it is open when it was asked for; null where nobody knows, no time was asked for, or it may be a public holiday there. */
export function openThen(restaurant: Kept, when: When | null, now: number, labels: Labels): string | null {
  if (when === null || zoneOf(restaurant) === null || hoursOfWeek(restaurant, labels) === null) return null;
  if (isHoliday(restaurant, when, now)) return null;
  return labels.openThen(isOpenWhen(restaurant, when, now));
}
