import {
  DAY,
  type Hours,
  PUBLIC_HOLIDAYS,
  type RegularSpan,
  type Span,
  type SpecialDay,
  united,
  without,
} from "./model.ts";
import { type Rule, rulesOf } from "./rules.ts";

/** Most spans of one day. */
export const MOST_SPANS_A_DAY = 7;

/**
 * Reads a subset of OpenStreetMap's opening_hours, as it is meant there: rules of weekdays, dates (of a year or of every year) or public
 * holidays with times, `off`, `24/7` and comments in quotes; after `;` a rule takes the place of what was said of its days, after `,` it
 * adds to it. Undefined for anything else, and for what says of no day of the week when it is open: better the text than half of what it says.
 * @see https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification
 */
export function readHours(text: string): Hours | undefined {
  const rules = rulesOf(text);
  if (!rules) return undefined;
  const special = new Map<string, Dated>();
  let week: readonly Span[] | undefined = [];
  for (const [index, rule] of rules.entries()) {
    const numbered = { ...rule, index };
    const isDated = rule.dates.length > 0;
    if ((isDated || rule.holidays) && !isSpecial(special, numbered)) return undefined;
    week = isDated ? week : weekAfter(week, special, numbered);
    if (!week) return undefined;
  }
  const regular = regularOf(week);
  const isTooMuch = [...Map.groupBy(regular, ({ day }) => day).values()].some(
    ({ length }) => length > MOST_SPANS_A_DAY,
  );
  if (regular.length === 0 || isTooMuch) return undefined;
  return { regular, special: [...special.values()].map((day) => cutOf(special, day)), text: remarksOf(rules) };
}

type Numbered = Rule & { readonly index: number };
/** `rule`: the last that has set its hours. */
type Dated = SpecialDay & { readonly rule: number };

/** A date ends what began the day before, unless that is said by the same rule or by a later one. */
function cutOf(special: ReadonlyMap<string, Dated>, { rule, ...day }: Dated): SpecialDay {
  if (day.date === PUBLIC_HOLIDAYS) return day;
  const before = dayBefore(day.date);
  const isLater = before.some((date) => (special.get(date)?.rule ?? -1) >= rule);
  return isLater ? day : { ...day, cut: true };
}

/** As it is named, with its year or without one. */
function dayBefore(date: string): string[] {
  const iso = new Date(Date.parse(date.length === 5 ? `2024-${date}` : date) - 86_400_000).toISOString();
  const before = [iso.slice(5, 10), ...(date.length === 5 ? [] : [iso.slice(0, 10)])];
  return before.includes("02-29") ? [...before, "02-28"] : before;
}

/** What is said beside the times of weekdays; of special days each has its own note. */
function remarksOf(rules: readonly Rule[]): string | null {
  const remarks = rules.flatMap(({ comment, dates, days, holidays }) =>
    comment !== null && dates.length === 0 && (days !== undefined || !holidays) ? [comment] : [],
  );
  return [...new Set(remarks)].join("; ") || null;
}

const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];
const WEEK = 7 * DAY;
const WHOLE_DAY: Span = { from: 0, to: DAY };

/** Spans of a week, in minutes from its beginning, after one more rule; undefined where it cannot be read. Spans of its last day may go beyond its end. */
function weekAfter(week: readonly Span[], special: ReadonlyMap<string, Dated>, rule: Numbered): Span[] | undefined {
  const { adds, days, holidays, closed, spans, index } = rule;
  if (!days && holidays) return [...week];
  // What comes after dates is of these, too, if they fall on its days.
  const isAfterDates = [...special.keys()].some((date) => date !== PUBLIC_HOLIDAYS);
  if (isAfterDates || (!days && index > 0)) return undefined;
  const inWeek = (each: readonly Span[], moved = 0) =>
    (days ?? EVERY_DAY).flatMap((day) =>
      each.map(({ from, to }) => ({ from: day * DAY + from + moved, to: day * DAY + to + moved })),
    );
  const taken = closed && spans.length > 0 ? spans : closed || !adds ? [WHOLE_DAY] : [];
  const left = [-WEEK, 0, WEEK].flatMap((moved) => inWeek(taken, moved)).reduce(without, [...week]);
  return closed ? left : [...left, ...inWeek(spans)];
}

/** By the day on which each begins. What has lost its beginning begins at midnight. */
const regularOf = (week: readonly Span[]): RegularSpan[] =>
  EVERY_DAY.flatMap((day) => {
    const own = week.filter(({ from }) => Math.floor((from % WEEK) / DAY) === day);
    const spans = united(own.map(({ from, to }) => ({ from: from % DAY, to: to - from + (from % DAY) })));
    return spans.map(({ from, to }) => ({ kind: "open" as const, day, from, to }));
  });

/** Whether dates or public holidays could be read. What is said of these is kept, and changes nothing. */
function isSpecial(special: Map<string, Dated>, rule: Numbered): boolean {
  const { adds, dates, holidays, closed, spans, comment, index } = rule;
  if (closed && spans.length > 0) return false;
  return (holidays ? [PUBLIC_HOLIDAYS] : dates).every((date) => {
    const known = special.get(date);
    // What is added to every week's hours, or changes dates that have their own, cannot be told here.
    if (!closed && adds && !known && !holidays) return false;
    if (date.length === 5 && [...special.keys()].some((each) => each.length > 5 && each.endsWith(date))) return false;
    const before = adds ? known : undefined;
    const all = closed ? [] : united([...(before?.spans ?? []), ...spans]);
    special.set(date, { date, kind: "open", spans: all, note: comment ?? before?.note ?? null, rule: index });
    return true;
  });
}
