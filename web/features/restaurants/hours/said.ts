import { type HoursKind, MINUTES_OF_DAY } from "../../../platform/rules.ts";
import { HOLIDAYS, isLong, type Span, type SpecialDay, sameDays, weekOf } from "./week.ts";

/** What times and days are said with: messages with their places in braces. */
export interface HoursWords {
  readonly closed: string;
  readonly allDay: string;
  readonly span: string;
  readonly longSpan: string;
  readonly daily: string;
  readonly holidays: string;
  readonly yearly: string;
}

interface Language {
  readonly locale: string;
  readonly words: HoursWords;
}

const MINUTE_MS = 60_000;

/** The times of a day in words, each by itself; that it is closed where there are none. */
export function timesSaid(spans: readonly Span[], { locale, words }: Language): readonly string[] {
  if (spans.length === 0) return [words.closed];
  const clock = (minutes: number) => clockOf(locale).format(minutes * MINUTE_MS);
  return spans.map((span) => {
    if (span.to - span.from === MINUTES_OF_DAY && span.from === 0) return words.allDay;
    const said = isLong(span) ? words.longSpan : words.span;
    return said.replace("{from}", clock(span.from)).replace("{to}", clock(span.to));
  });
}

/** Weekdays (Monday is 0) as people name them: three and more in a row by the first and the last. */
export function daysSaid(days: readonly number[], { locale, words }: Language): string {
  if (days.length === 7) return words.daily;
  const name = (day: number | undefined) =>
    formatOf(locale, { weekday: "short" }).format(Date.UTC(2024, 0, 1 + (day ?? 0)));
  const named = runsOf(days).flatMap((run) =>
    run.length > 2
      ? [words.span.replace("{from}", name(run[0])).replace("{to}", name(run.at(-1)))]
      : run.map((day) => name(day)),
  );
  return new Intl.ListFormat(locale, { type: "unit", style: "short" }).format(named);
}

function runsOf(days: readonly number[]): readonly number[][] {
  const runs: number[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run?.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  return runs;
}

/** A week of one kind in one line; empty where there is nothing to say. */
export const weekSaid = (hours: Parameters<typeof weekOf>[0] | null, kind: HoursKind, language: Language): string =>
  sameDays(weekOf(hours ?? { regular: [] }, kind))
    .map(({ days, spans }) => `${daysSaid(days, language)} ${timesSaid(spans, language).join(", ")}`)
    .join(" · ");

/** A day that is not like every week, by its name: a date, one of every year, or public holidays. */
export function dateSaid({ date }: Pick<SpecialDay, "date">, { locale, words }: Language): string {
  if (date === HOLIDAYS) return words.holidays;
  if (date.length === 10) return formatOf(locale, { dateStyle: "long" }).format(Date.parse(date));
  const day = formatOf(locale, { day: "numeric", month: "long" }).format(Date.parse(`2024-${date}`));
  return words.yearly.replace("{date}", day);
}

/** Minutes since midnight on a clock, as milliseconds. */
export const clockOf = (locale: string): Intl.DateTimeFormat =>
  formatOf(locale, { hour: "numeric", minute: "2-digit" });

const formats = new Map<string, Intl.DateTimeFormat>();

/** Kept, for making one takes longer than all else that a card does. */
function formatOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...options });
  formats.set(key, made);
  return made;
}
