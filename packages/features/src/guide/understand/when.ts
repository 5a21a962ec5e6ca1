import { dayAt, instantOf, wallTime } from "@bellyfed/core/hours/zone";
import { searchFold } from "@bellyfed/core/search/words";
import { type DayWord, dayWords, partWords } from "../lexicon/days.ts";
import type { DayPart, When } from "../slots.ts";
import { dateIn } from "./dates.ts";
import { isDeniedTime } from "./denied-time.ts";
import { type HourSaid, hourIn } from "./hours.ts";
import { isOneOf, metFreely, type Reading, take, wordAt } from "./reading.ts";

const DAY_MS = 86_400_000;
const DAYS_OF_WEEK = 7;

/** What a message says of a time, before it is known where. */
export interface TimeSaid {
  readonly now: boolean;
  readonly day: DayWord | { readonly date: string } | null;
  readonly part: DayPart | null;
  /** Whether its part of a day says when by itself: "for dinner". */
  readonly alone: boolean;
  readonly hour: HourSaid | null;
  /** What it names as a day of which nobody here knows the date: "Easter", "30 February". */
  readonly unknown: string | null;
}

/** Whether what a message says depends on which day it is there. */
export const needsZone = ({ day, part, hour }: TimeSaid): boolean => day !== null || part !== null || hour !== null;

/** What a message says of a time, which is taken. */
export function timeIn(reading: Reading, text: string, now: number): TimeSaid | null {
  const isAfter = metFreely(reading, dayWords).some(
    ({ value, from, to }) => "after" in value && !isNoDay(reading, from, to),
  );
  const dated = dateIn(reading, text, now, isAfter);
  const isMeant = ({ from, to }: { readonly from: number; readonly to: number }) => !isDeniedTime(reading, from, to);
  const allParts = metFreely(reading, partWords);
  const allDays = metFreely(reading, dayWords).filter(({ from, to }) => !isNoDay(reading, from, to));
  const [parts, days] = [allParts.filter(isMeant), allDays.filter(isMeant)];
  const date = dated && "date" in dated ? dated : null;
  const unknown = dated && "unknown" in dated ? dated.unknown : null;
  const hour = hourIn(reading);
  for (const { from, to } of allDays) take(reading, from, to);
  const isNow = days.some(({ value }) => "now" in value);
  const day = tomorrowMorning(reading, date ?? days.find(({ value }) => !("now" in value))?.value ?? null);
  const part = strongest(parts.map(({ value }) => value));
  for (const { from, to, value } of allParts)
    if (value.part !== "breakfast" || wordAt(reading, from) !== "breakfast") takeQuietly(reading, from, to);
  if (!isNow && !day && !part && !hour && unknown === null) return null;
  return {
    now: isNow,
    day,
    part: part?.part ?? null,
    alone: part?.alone ?? false,
    hour,
    unknown,
  };
}

/** "For lunch" as it is spoken in Arabic, which else is tomorrow; "we sat"; and a day or a night that is not this one, as it has no article. */
const isNoDay = (reading: Reading, at: number, to: number): boolean =>
  (to === at + 1 && bareDays.test(wordAt(reading, at))) ||
  lunches.has(wordAt(reading, at)) ||
  (wordAt(reading, at) === "sat" && sitters.has(wordAt(reading, at - 1)));
const lunches = new Set(["للغدا", "عالغدا"]);
const bareDays = new RegExp(`^[وفبلك]?(?:${["يوم", "ليلة"].map(searchFold).join("|")})$`);
const sitters = new Set(["i", "we", "you", "he", "she", "they", "who", "never", "once", "just"]);

/** Meals are attributes as well, and go on being read. */
const meals = new Set([
  "breakfast",
  "fruhstuck",
  "fruhstucken",
  "zmorge",
  "brekkie",
  "brekky",
  "نفطر",
  "افطر",
  "فطور",
  "افطار",
]);
function takeQuietly(reading: Reading, from: number, to: number): void {
  if (!isOneOf(reading, from, meals)) take(reading, from, to);
}

function strongest(parts: readonly { readonly part: DayPart; readonly alone: boolean }[]) {
  return parts.find(({ part }) => part === "late") ?? parts.find(({ alone }) => alone) ?? parts[0];
}

/** "Morgen" alone is tomorrow; "guten Morgen" and "am Morgen" are not. */
function tomorrowMorning(reading: Reading, day: TimeSaid["day"]): TimeSaid["day"] {
  if (day || reading.language !== "de") return day;
  const at = reading.tokens.findIndex(({ word }) => word === "morgen");
  if (at === -1 || isDeniedTime(reading, at, at + 1) || ["guten", "am", "jeden"].includes(wordAt(reading, at - 1)))
    return null;
  take(reading, at, at + 1);
  return { after: 1 };
}

const weekdayOf = (day: number): number => (((day + 4) % DAYS_OF_WEEK) + DAYS_OF_WEEK) % DAYS_OF_WEEK;
const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** The time that is meant, by the clocks of a zone; a day of the week is its next one. `early`: what is asked for is eaten in the morning. */
export function whenOf(said: TimeSaid, now: number, zone: string, early: boolean): When | null {
  const { hour, part } = said;
  if (said.now && !hour) return { kind: "at", open: { instant: now } };
  const today = dayAt(now, zone);
  const minutes = hour && minutesOf(hour, part ?? (early ? "breakfast" : null));
  const day = dayMeant(said, today);
  if (minutes !== null)
    return timed(day ?? { day: nextOf(today, minutes, now, zone), always: false }, minutes, today, zone);
  if (day) return { kind: "on", day: weekdayOf(day.day), date: day.always ? null : dateOf(day.day), part };
  if (!part || !said.alone) return null;
  const begins = isOver(part, now, zone) ? today + 1 : today;
  return { kind: "on", day: weekdayOf(begins), date: dateOf(begins), part };
}

/** The next day on which a time is still to come. */
const nextOf = (today: number, minutes: number, now: number, zone: string): number =>
  (wallTime(now, zone) % DAY_MS) / 60_000 <= minutes ? today : today + 1;

interface Meant {
  /** Days since 1970-01-01. */
  readonly day: number;
  /** Every such day of a week. */
  readonly always: boolean;
}

function dayMeant({ day }: TimeSaid, today: number): Meant | null {
  if (!day || "now" in day) return null;
  if ("date" in day) return { day: Date.parse(day.date) / DAY_MS, always: false };
  if ("after" in day) return { day: today + day.after, always: false };
  const ahead = (day.weekday - weekdayOf(today) + DAYS_OF_WEEK) % DAYS_OF_WEEK;
  return { day: today + ahead, always: day.always };
}

/** When a part of a day is over, in minutes. */
const ends: Readonly<Record<DayPart, number>> = {
  breakfast: 660,
  lunch: 900,
  afternoon: 1080,
  dinner: 1380,
  late: 1440,
};
const isOver = (part: DayPart, now: number, zone: string): boolean =>
  (wallTime(now, zone) % DAY_MS) / 60_000 >= ends[part];

/** A time of the week by each place's own clocks; of a day further away, the instant, so that what is special about that day counts. */
function timed({ day }: Meant, minutes: number, today: number, zone: string): When {
  if (day - today >= DAYS_OF_WEEK || day < today)
    return { kind: "at", open: { instant: instantOf(day, minutes, zone) } };
  const late = minutes >= 1440 ? 1 : 0;
  return { kind: "at", open: { day: weekdayOf(day + late), minutes: minutes - late * 1440 } };
}

/** Minutes since midnight: where nobody says which half of the day it is, people eat in the second, but for breakfast. */
function minutesOf({ minutes, half }: HourSaid, part: DayPart | null): number {
  if (half !== "open" || minutes >= 780) return minutes;
  if (part === "breakfast") return minutes;
  const isLateMorning = minutes >= 660 && part !== "dinner" && part !== "late";
  return isLateMorning || minutes >= 720 ? minutes : minutes + 720;
}
