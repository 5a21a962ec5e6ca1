import type { Span } from "@bellyfed/core/hours/model";
import { spansOf, weekdayOf } from "@bellyfed/core/hours/open";
import { isOpenThen } from "@bellyfed/core/hours/open-then";
import { type CalendarDay, DAY_MS, dayAt, isTimeZone } from "@bellyfed/core/hours/zone";
import type { Restaurant } from "../../restaurants/contract.ts";
import type { DayPart, When } from "../slots.ts";
import { isHolidayAt } from "./holidays.ts";

/** The parts of a day, in minutes since its midnight; a place is open in one that is open at some time of it. */
export const dayParts: Readonly<Record<DayPart, Span>> = {
  breakfast: { from: 6 * 60, to: 11 * 60 },
  lunch: { from: 11 * 60 + 30, to: 14 * 60 + 30 },
  afternoon: { from: 14 * 60, to: 17 * 60 },
  dinner: { from: 18 * 60, to: 22 * 60 },
  late: { from: 22 * 60, to: 28 * 60 },
};

type Kept = Pick<Restaurant, "hours"> & Partial<Pick<Restaurant, "address">>;
type OnDay = Extract<When, { kind: "on" }>;

/**
 * The calendar day that is meant at a place: the date, or the next such weekday by its clocks. null where its time zone is not known.
 * `now`: milliseconds since 1970.
 */
export function dayMeant({ hours }: Kept, { date, day }: Pick<OnDay, "date" | "day">, now: number): CalendarDay | null {
  if (date !== null) return Date.parse(date) / DAY_MS;
  const zone = zoneOf(hours);
  if (zone === null) return null;
  const today = dayAt(now, zone);
  return today + ((day - weekdayOf(today) + 7) % 7);
}

/** The calendar day at a place that is asked about: today, where none is. null where its time zone is not known. */
export function dayAsked(place: Kept, when: When | null, now: number): CalendarDay | null {
  if (when?.kind === "on") return dayMeant(place, when, now);
  if (when && "day" in when.open) return dayMeant(place, { day: when.open.day, date: null }, now);
  const zone = zoneOf(place.hours);
  return zone === null ? null : dayAt(when && "instant" in when.open ? when.open.instant : now, zone);
}

/** When a place opens on a day, in minutes since its midnight: those times that begin on it. null where nothing is known of its hours. */
export function spansOn({ hours }: Kept, day: CalendarDay): readonly Span[] | null {
  if (!hours?.regular.some(({ kind }) => kind === "open")) return null;
  return spansOf(hours, day).spans;
}

/** Whether a place is known to be open when it is asked for. `now`: milliseconds since 1970. */
export function isOpenWhen(restaurant: Kept, when: When, now: number): boolean {
  const { hours } = restaurant;
  if (!hours || (!isAlways(when) && isHolidayAt(restaurant, dayAsked(restaurant, when, now)))) return false;
  if (when.kind === "at") return isOpenThen({ ...hours, zone: zoneOf(hours) }, when.open);
  const day = dayMeant(restaurant, when, now);
  const spans = day === null ? null : spansOn(restaurant, day);
  if (!spans || zoneOf(hours) === null) return false;
  const asked = when.part === null ? { from: 0, to: Number.POSITIVE_INFINITY } : dayParts[when.part];
  return spans.some(({ from, to }) => from < asked.to && asked.from < to);
}

/** "On Saturdays" is asked of no one day. */
const isAlways = (when: When): boolean => when.kind === "on" && when.date === null;

const zoneOf = (hours: Restaurant["hours"]): string | null =>
  hours?.time_zone && isTimeZone(hours.time_zone) ? hours.time_zone : null;
