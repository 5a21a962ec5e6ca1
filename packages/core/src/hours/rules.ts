import { DAY, dayNames, monthNames, type Span } from "./model.ts";

/** One rule of OpenStreetMap's opening_hours, in the subset that is read. */
export interface Rule {
  /** Whether it adds to the rules before it (`,`), or takes the place of what they say of its days (`;`). */
  readonly adds: boolean;
  /** Of which weekdays (0 is Sunday); undefined where none is named. */
  readonly days: readonly number[] | undefined;
  /** Of which dates: `2026-12-24`, or `12-24` of every year. */
  readonly dates: readonly string[];
  /** Whether it speaks of public holidays. */
  readonly holidays: boolean;
  readonly closed: boolean;
  /** None: all day. */
  readonly spans: readonly Span[];
  readonly comment: string | null;
}

const list = (one: string): string => `${one}(?: *, *${one})*`;
const rangeOf = (one: string): string => `${one}(?: *[-–] *${one})?`;
const TIME = "\\d\\d?:\\d\\d";
const DATE = `(?:\\d{4} +)?(?:(?:${monthNames.join("|")})\\b(?: *\\d\\d?(?![\\d:]))?|\\d\\d?(?![\\d:]))`;
const DAYS = list(`(?:PH\\b|${rangeOf(`(?:${dayNames.join("|")})\\b`)})`);
const TIMES = list(`${TIME} *[-–] *${TIME}`);
const WHEN = `(?:(?<dates>${list(rangeOf(DATE))})|(?<days>${DAYS}))? *:? *`;
const HOW = `(?<times>24/7|${TIMES})? *(?<closed>off\\b|closed\\b)?(?:open\\b)? *(?:"(?<comment>[^"]*)")? *`;
/** One rule with the sign after it, and with the end of the text where that is only a semicolon away. */
const RULE = new RegExp(`^ *${WHEN}${HOW}(?<sign>;? *$|[,;])`);

/** The rules of a text, in their order; undefined for one that says anything beyond the subset. */
export function rulesOf(text: string): readonly Rule[] | undefined {
  const rules: Rule[] = [];
  let rest = text.replace(/\s/g, " ");
  for (let adds = false; rest !== "" || rules.length === 0; ) {
    const [whole = "", ...said] = RULE.exec(rest) ?? [];
    const rule = whole === "" ? undefined : ruleOf(RULE.exec(rest)?.groups ?? {}, adds);
    if (!rule) return undefined;
    rules.push(rule);
    rest = rest.slice(whole.length);
    adds = said.at(-1) === ",";
    if (adds && rest === "") return undefined;
  }
  return rules;
}

type Groups = Readonly<Record<string, string | undefined>>;

function ruleOf({ dates: dated, days: named, times, closed, comment }: Groups, adds: boolean): Rule | undefined {
  const isAlways = times === "24/7";
  const dates = dated === undefined ? [] : datesOf(dated);
  const spans = isAlways ? [{ from: 0, to: DAY }] : spansOf(times);
  const isVague = !closed && spans?.length === 0;
  if (!dates || !spans || isVague || (isAlways && (dated || named || closed))) return undefined;
  const names = named?.split(/ *, */) ?? [];
  const days = names.filter((name) => name !== "PH").flatMap(weekdays);
  return {
    adds,
    dates,
    days: days.length > 0 ? days : undefined,
    holidays: names.includes("PH"),
    closed: closed !== undefined,
    spans,
    comment: comment?.trim() || null,
  };
}

const endsOf = (range: string): readonly string[] => range.split(/ *[-–] */);

/** `Fr-Mo` goes over the end of the week. */
function weekdays(range: string): number[] {
  const [from = 0, to = from] = endsOf(range).map((day) => dayNames.indexOf(day as (typeof dayNames)[number]));
  return Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, index) => (from + index) % 7);
}

function spansOf(times = ""): Span[] | undefined {
  if (times === "") return [];
  const spans = times.split(/ *, */).map((range) => {
    const [from = Number.NaN, said = Number.NaN] = endsOf(range).map(minutesOf);
    return { from, to: said < from ? said + DAY : said };
  });
  return spans.every(({ from, to }) => from < DAY && from < to && to - from <= DAY) ? spans : undefined;
}

/** NaN, which is less than nothing, for what is no time. */
function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return minutes < 60 && hours <= 48 ? hours * 60 + minutes : Number.NaN;
}

interface Day {
  readonly year: number | undefined;
  readonly month: number;
  /** undefined: the whole month. */
  readonly day: number | undefined;
}

const MOST_DATES = 100;
/** A year that has every date. */
const LEAP_YEAR = 2024;

/** Each a day or a range of days or months, with a year or without one; undefined for what is none. */
function datesOf(text: string): string[] | undefined {
  let before: Day | undefined;
  const dates = text.split(/ *, */).flatMap((range) => {
    const [from, to = from] = endsOf(range).map((each) => (before = dayOf(each, before)));
    return from && to ? datesBetween(from, to) : [Number.NaN];
  });
  const isRead = dates.length <= MOST_DATES && dates.every((date) => typeof date === "string");
  return isRead ? (dates as string[]) : undefined;
}

/** A day; its year and month are those of the one before it where it names none. */
function dayOf(text: string, before: Day | undefined): Day {
  const [, year, name, day] = /^(?:(\d{4}) +)?([A-Z][a-z]+)? *(\d+)?$/.exec(text) ?? [];
  return {
    year: year === undefined ? before?.year : Number(year),
    month: name ? monthNames.indexOf(name as (typeof monthNames)[number]) + 1 : (before?.month ?? 0),
    day: day === undefined ? undefined : Number(day),
  };
}

const isDate = ({ month, day = 1 }: Day): boolean =>
  month > 0 && day > 0 && day <= new Date(Date.UTC(LEAP_YEAR, month, 0)).getUTCDate();

/** With NaN among them where they are none. */
function datesBetween(from: Day, to: Day): (string | number)[] {
  const isAlike =
    (from.year === undefined) === (to.year === undefined) && (from.day === undefined) === (to.day === undefined);
  if (!isAlike || !isDate(from) || !isDate(to)) return [Number.NaN];
  const first = Date.UTC(from.year ?? LEAP_YEAR, from.month - 1, from.day ?? 1);
  const lastIn = (year: number) =>
    to.day === undefined ? Date.UTC(year, to.month, 0) : Date.UTC(year, to.month - 1, to.day);
  const last = lastIn(to.year ?? LEAP_YEAR);
  // Without a year, what ends before it begins ends in the next one.
  const end = from.year === undefined && last < first ? lastIn(LEAP_YEAR + 1) : last;
  if (end < first) return [Number.NaN];
  const dates: string[] = [];
  for (let at = first; at <= end && dates.length <= MOST_DATES; at += 86_400_000) {
    dates.push(new Date(at).toISOString().slice(from.year === undefined ? 5 : 0, 10));
  }
  return dates;
}
