import type { Span } from "@bellyfed/core/hours/model";
import { openingAt, weekdayOf } from "@bellyfed/core/hours/open";
import { type CalendarDay, DAY_MS, dayAt, isTimeZone, wallTime } from "@bellyfed/core/hours/zone";
import type { Restaurant } from "../../restaurants/contract.ts";
import type { Labels } from "../compose/wording.ts";
import { dayMeant, isOpenWhen, spansOn } from "../retrieve/day.ts";
import type { When } from "../slots.ts";

type Kept = Pick<Restaurant, "hours">;
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
  const day = dayOf(restaurant, when, now);
  const spans = day === null ? null : spansOn(restaurant, day);
  return day === null || spans === null ? null : `${labels.days[weekdayOf(day)]} ${timesOf(spans, labels)}`;
}

function dayOf(restaurant: Kept, when: When | null, now: number): CalendarDay | null {
  if (when?.kind === "on") return dayMeant(restaurant, when, now);
  if (when && "day" in when.open) return dayMeant(restaurant, { day: when.open.day, date: null }, now);
  const zone = zoneOf(restaurant);
  return zone === null ? null : dayAt(when && "instant" in when.open ? when.open.instant : now, zone);
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

/** Whether it is open now, and until when; null where nobody knows. `now`: milliseconds since 1970. */
export function openNow(restaurant: Kept, now: number, labels: Labels): string | null {
  const zone = zoneOf(restaurant);
  const { hours } = restaurant;
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

/** Whether it is open when it was asked for; null where nobody knows, or no time was asked for. */
export function openThen(restaurant: Kept, when: When | null, now: number, labels: Labels): string | null {
  if (when === null || zoneOf(restaurant) === null || hoursOfWeek(restaurant, labels) === null) return null;
  return labels.openThen(isOpenWhen(restaurant, when, now));
}
