import type { Restaurant } from "@/platform/api";
import { type HoursKind, hoursKinds, MINUTES_OF_DAY } from "../../../platform/rules.ts";

export type Hours = NonNullable<Restaurant["hours"]>;
export type SpecialDay = Hours["special"][number];

/** From when until when, in minutes since midnight; `to` passes 1,440 where it goes on into the next day. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Weekdays as weeks are written, 0 being Sunday. */
export const WEEK = [1, 2, 3, 4, 5, 6, 0] as const;
/** Stands for all public holidays. */
export const HOLIDAYS = "PH";

interface Regular extends Span {
  /** `open` where nothing is said. */
  readonly kind?: HoursKind | undefined;
  readonly day: number;
}

/** The times of one kind by weekday, from Monday on; none on a day on which there are none. */
export const weekOf = (
  { regular }: { readonly regular: readonly Regular[] },
  kind: HoursKind,
): readonly (readonly Span[])[] =>
  WEEK.map((day) =>
    regular
      .filter((span) => (span.kind ?? "open") === kind && span.day === day)
      .toSorted((one, other) => one.from - other.from),
  );

/** Weekdays (Monday is 0) that have the same times. */
export interface SameDays {
  readonly days: readonly number[];
  readonly spans: readonly Span[];
}

/** The days of a week that have times, those with the same ones together. */
export function sameDays(week: readonly (readonly Span[])[]): readonly SameDays[] {
  const timesOf = (spans: readonly Span[]) => spans.map(({ from, to }) => `${from}-${to}`).join();
  const grouped = Map.groupBy(
    week.map((spans, day) => ({ spans, day })).filter(({ spans }) => spans.length > 0),
    ({ spans }) => timesOf(spans),
  );
  return [...grouped.values()].map((same) => ({ days: same.map(({ day }) => day), spans: same[0]?.spans ?? [] }));
}

const DAY_MS = 86_400_000;

/**
 * The days of one kind that are not like every week: holidays first, then by date, without those that are over wherever on earth (`now` in
 * milliseconds since 1970).
 */
export function daysToCome({ special }: Pick<Hours, "special">, kind: HoursKind, now: number): readonly SpecialDay[] {
  const today = new Date(now - DAY_MS).toISOString().slice(0, 10);
  const order = ({ date }: SpecialDay) =>
    date === HOLIDAYS ? "" : date.length === 10 ? date : comingDate(date, today);
  return special
    .filter((day) => day.kind === kind && (day.date.length < 10 || day.date >= today))
    .toSorted((one, other) => (order(one) < order(other) ? -1 : order(one) > order(other) ? 1 : 0));
}

/** When a day of every year comes next. */
function comingDate(date: string, today: string): string {
  const year = Number(today.slice(0, 4));
  return date >= today.slice(5) ? `${year}-${date}` : `${year + 1}-${date}`;
}

/** The kinds of which anything is said, besides when the place is open. */
export const otherKinds = ({ regular, special }: Pick<Hours, "regular" | "special">): readonly HoursKind[] =>
  hoursKinds.filter((kind) => kind !== "open" && [...regular, ...special].some((each) => each.kind === kind));

/** Longer than a day: no clock tells on which day it ends. */
export const isLong = ({ from, to }: Span): boolean => to - from > MINUTES_OF_DAY;
