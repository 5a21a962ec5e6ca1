import { DAY, dayNames, monthNames, type Span } from "./model.ts";
import { type Token, type TokenKind, tokensOf } from "./tokens.ts";

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

/** Thrown within the reading of one text, for what is not read. */
class Unread extends Error {}

const unread = (): never => {
  throw new Unread();
};

/** The rules of a text, in their order; undefined for one that says anything beyond the subset. */
export function rulesOf(text: string): readonly Rule[] | undefined {
  const tokens = tokensOf(text);
  if (!tokens) return undefined;
  try {
    return read(new Tokens(tokens));
  } catch (error) {
    if (error instanceof Unread) return undefined;
    throw error;
  }
}

/** What is still to be read. */
class Tokens {
  readonly #tokens: readonly Token[];
  #at = 0;
  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }
  /** The kind of the token that stands so many after the next one. */
  kind(after = 0): TokenKind | undefined {
    return this.#tokens[this.#at + after]?.kind;
  }
  sign(text: string, after = 0): boolean {
    const token = this.#tokens[this.#at + after];
    return token?.kind === "sign" && token.text === text;
  }
  /** The next token if it is of this kind. */
  take(kind: TokenKind): string | undefined {
    return this.kind() === kind ? this.#tokens[this.#at++]?.text : undefined;
  }
  takeSign(text: string): boolean {
    const found = this.sign(text);
    if (found) this.#at++;
    return found;
  }
  need(kind: TokenKind): string {
    return this.take(kind) ?? unread();
  }
}

function read(tokens: Tokens): Rule[] {
  const rules: Rule[] = [];
  for (let adds = false; ; ) {
    rules.push(ruleOf(tokens, adds));
    if (tokens.kind() === undefined) return rules;
    adds = tokens.takeSign(",");
    if (!adds && !tokens.takeSign(";")) unread();
    // A semicolon may stand at the end.
    if (!adds && tokens.kind() === undefined) return rules;
  }
}

function ruleOf(tokens: Tokens, adds: boolean): Rule {
  const dates = datesOf(tokens);
  const { days, holidays } = dates.length > 0 ? { days: undefined, holidays: false } : daysOf(tokens);
  if (dates.length > 0 || days || holidays) tokens.takeSign(":");
  const always = dates.length === 0 && !days && !holidays && tokens.take("always") !== undefined;
  const spans = always ? [{ from: 0, to: DAY }] : spansOf(tokens);
  const closed = tokens.take("closed") !== undefined;
  if (!closed && spans.length === 0) unread();
  if (!closed) tokens.take("open");
  const comment = tokens.take("comment")?.slice(1, -1).trim() || null;
  return { adds, days, dates, holidays, closed, spans, comment };
}

function daysOf(tokens: Tokens): { readonly days: readonly number[] | undefined; readonly holidays: boolean } {
  const days: number[] = [];
  let holidays = false;
  for (let goesOn = tokens.kind() === "day" || tokens.kind() === "holidays"; goesOn; goesOn = tokens.takeSign(",")) {
    if (tokens.take("holidays")) holidays = true;
    else days.push(...weekdays(tokens));
  }
  return { days: days.length > 0 ? days : undefined, holidays };
}

/** `Fr-Mo` goes over the end of the week. */
function weekdays(tokens: Tokens): number[] {
  const [from, to] = range(tokens, () => dayNames.indexOf(tokens.need("day") as (typeof dayNames)[number]));
  return Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, index) => (from + index) % 7);
}

/** What is read, and after a dash once more. */
function range<T>(tokens: Tokens, one: () => T): readonly [T, T] {
  const from = one();
  return [from, tokens.takeSign("-") ? one() : from];
}

function spansOf(tokens: Tokens): Span[] {
  const spans: Span[] = [];
  if (tokens.kind() !== "time") return spans;
  do {
    const from = minutesOf(tokens.need("time"));
    if (!tokens.takeSign("-")) unread();
    const said = minutesOf(tokens.need("time"));
    const to = said < from ? said + DAY : said;
    if (from >= DAY || from === to || to - from > DAY) unread();
    spans.push({ from, to });
  } while (tokens.sign(",") && tokens.kind(1) === "time" && tokens.takeSign(","));
  return spans;
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return minutes < 60 && hours <= 48 ? hours * 60 + minutes : unread();
}

interface Day {
  readonly year: number | undefined;
  readonly month: number;
  /** undefined: the whole month. */
  readonly day: number | undefined;
}

/** Dates, each a day, a range of days or months, with a year or without one. */
function datesOf(tokens: Tokens): string[] {
  const dates: string[] = [];
  if (tokens.kind() !== "year" && tokens.kind() !== "month") return dates;
  let before: Day | undefined;
  do {
    const from = dayIn(tokens, before);
    const to = tokens.takeSign("-") ? dayIn(tokens, from) : from;
    dates.push(...datesBetween(from, to));
    before = to;
  } while (isDate(tokens) && tokens.takeSign(","));
  return dates.length <= MOST_DATES ? dates : unread();
}

const isDate = (tokens: Tokens) => tokens.sign(",") && ["year", "month", "number"].includes(tokens.kind(1) ?? "");

const MOST_DATES = 100;

/** A day; its year and month are those of the one before it where it names none. */
function dayIn(tokens: Tokens, before: Day | undefined): Day {
  const year = Number(tokens.take("year") ?? Number.NaN);
  const named = tokens.take("month");
  const month = named ? monthNames.indexOf(named as (typeof monthNames)[number]) + 1 : before?.month;
  const number = tokens.take("number");
  if (month === undefined || (!named && number === undefined)) return unread();
  const day = number === undefined ? undefined : Number(number);
  return { year: Number.isNaN(year) ? before?.year : year, month, day };
}

/** A year that has every date. */
const LEAP_YEAR = 2024;

function datesBetween(from: Day, to: Day): string[] {
  if ((from.year === undefined) !== (to.year === undefined) || (from.day === undefined) !== (to.day === undefined))
    unread();
  const first = Date.UTC(from.year ?? LEAP_YEAR, from.month - 1, from.day ?? 1);
  const last = to.day === undefined ? { month: to.month, day: 0 } : { month: to.month - 1, day: to.day };
  // Without a year, what ends before it begins ends in the next one.
  const overNewYear =
    from.year === undefined && (to.month < from.month || (to.month === from.month && (to.day ?? 99) < (from.day ?? 0)));
  const end = Date.UTC((to.year ?? LEAP_YEAR) + (overNewYear ? 1 : 0), last.month, last.day);
  const dates: string[] = [];
  for (let at = first; at <= end && dates.length <= MOST_DATES; at += 86_400_000) {
    dates.push(new Date(at).toISOString().slice(from.year === undefined ? 5 : 0, 10));
  }
  const named = [from, to].every(
    ({ month, day = 1 }) => day >= 1 && day <= new Date(Date.UTC(LEAP_YEAR, month, 0)).getUTCDate(),
  );
  return dates.length > 0 && named ? dates : unread();
}
