import { PUBLIC_HOLIDAYS, type Span } from "@bellyfed/core/hours/model";
import { type CalendarDay, DAY_MS } from "@bellyfed/core/hours/zone";
import type { Restaurant } from "../../restaurants/contract.ts";
import { isPublicHoliday } from "../lexicon/public-holidays.ts";

type Kept = Pick<Restaurant, "hours"> & Partial<Pick<Restaurant, "address">>;

/** When a place opens on public holidays, by its own word; null where it says nothing of them. */
export function spansOnHolidays({ hours }: Kept): readonly Span[] | null {
  const said = hours?.special.filter(({ date, kind }) => date === PUBLIC_HOLIDAYS && kind === "open") ?? [];
  return said.length === 0 ? null : said.flatMap(({ spans }) => spans);
}

/** Whether a day is a public holiday where a place is, on which it has other hours than those of the week: unless it names that date itself. */
export function isHolidayAt(place: Kept, day: CalendarDay | null): boolean {
  if (day === null || spansOnHolidays(place) === null) return false;
  const date = new Date(day * DAY_MS).toISOString().slice(0, 10);
  const isNamed = place.hours?.special.some((special) => date.endsWith(special.date)) ?? false;
  return !isNamed && isPublicHoliday(date, place.address?.country ?? null);
}
