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
  const week = new Week();
  const special = new Map<string, Dated>();
  for (const [index, rule] of rules.entries()) {
    const isRead =
      rule.dates.length > 0 ? ofDates(special, { ...rule, index }) : ofWeek(week, special, { ...rule, index });
    if (!isRead) return undefined;
  }
  const regular = week.spans();
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

/** A week while its rules are read: of each day what begins in it, up to midnight, and what is left of what began the day before. */
class Week {
  readonly #own: Span[][] = Array.from({ length: 7 }, () => []);
  readonly #tails: Span[][] = Array.from({ length: 7 }, () => []);

  clear(days: readonly number[]): void {
    for (const day of days) {
      this.#own[day] = [];
      this.#tails[day] = [];
    }
  }

  remove(days: readonly number[], spans: readonly Span[]): void {
    for (const { day, own, tail } of this.#parts(days, spans)) {
      if (own) this.#own[day] = without(this.#own[day] ?? [], own);
      const taken = own ?? tail;
      if (taken) this.#tails[day] = without(this.#tails[day] ?? [], taken);
      if (tail) this.#own[day] = without(this.#own[day] ?? [], tail);
    }
  }

  add(days: readonly number[], spans: readonly Span[]): void {
    for (const { day, own, tail } of this.#parts(days, spans)) {
      if (own) this.#own[day]?.push(own);
      if (tail) this.#tails[day]?.push(tail);
    }
  }

  /** What goes on after midnight lies in the day after. */
  *#parts(days: readonly number[], spans: readonly Span[]) {
    for (const day of days) {
      for (const { from, to } of spans) {
        yield { day, own: { from, to: Math.min(to, DAY) }, tail: undefined };
        if (to > DAY) yield { day: (day + 1) % 7, own: undefined, tail: { from: 0, to: to - DAY } };
      }
    }
  }

  /** Each tail with what it belongs to; one that has lost it begins at midnight. */
  spans(): RegularSpan[] {
    const all = this.#own.map((spans) => united(spans));
    for (const [day, tails] of this.#tails.entries()) {
      const before = all[(day + 6) % 7];
      const last = before?.at(-1);
      for (const { from, to } of united(tails)) {
        if (before && from === 0 && last?.to === DAY) before[before.length - 1] = { ...last, to: DAY + to };
        else all[day] = united([...(all[day] ?? []), { from, to }]);
      }
    }
    return all.flatMap((spans, day) => spans.map(({ from, to }) => ({ kind: "open" as const, day, from, to })));
  }
}

const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];

/** Whether it could be read. What is said of public holidays is kept, and changes nothing. */
function ofWeek(week: Week, special: Map<string, Dated>, rule: Numbered): boolean {
  const { adds, days, holidays, closed, spans, comment, index } = rule;
  if (holidays) {
    if (closed && spans.length > 0) return false;
    const known = adds ? special.get(PUBLIC_HOLIDAYS) : undefined;
    const all = closed ? [] : united([...(known?.spans ?? []), ...spans]);
    special.set(PUBLIC_HOLIDAYS, { date: PUBLIC_HOLIDAYS, kind: "open", spans: all, note: comment, rule: index });
    if (!days) return true;
  }
  // What comes after dates is of these, too, if they fall on its days.
  if ([...special.keys()].some((date) => date !== PUBLIC_HOLIDAYS)) return false;
  if (!days && index > 0) return false;
  const of = days ?? EVERY_DAY;
  if (closed) {
    if (spans.length > 0) week.remove(of, spans);
    else week.clear(of);
    return true;
  }
  if (!adds) week.clear(of);
  week.add(of, spans);
  return true;
}

/** Whether it could be read. */
function ofDates(special: Map<string, Dated>, { adds, dates, closed, spans, comment, index }: Numbered): boolean {
  if (closed && spans.length > 0) return false;
  return dates.every((date) => {
    const known = special.get(date);
    // What is added to every week's hours, or changes dates that have their own, cannot be told here.
    if (!closed && adds && !known) return false;
    if (date.length === 5 && [...special.keys()].some((each) => each.length > 5 && each.endsWith(date))) return false;
    const all = closed ? [] : united([...(adds ? (known?.spans ?? []) : []), ...spans]);
    special.set(date, {
      date,
      kind: "open",
      spans: all,
      note: comment ?? (adds ? (known?.note ?? null) : null),
      rule: index,
    });
    return true;
  });
}
