import type { GuideLanguage } from "../rules.ts";

/** A date in digits and where it stands in a text; `date` null: it looks like one, and there is none, or it may be either of two. */
export interface NumericDate {
  readonly date: string | null;
  readonly begin: number;
  readonly end: number;
}

/** As `2026-12-24`; null for a day that there is not. */
export function isoOf(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null;
}

/** In so many years there is a 29th of February. */
const LEAP = 8;

/** The next such day from today on, by UTC. `now`: milliseconds since 1970. */
export function nextOn(month: number, day: number, now: number): string | null {
  const today = new Date(now).toISOString().slice(0, 10);
  const year = new Date(now).getUTCFullYear();
  for (let ahead = 0; ahead <= LEAP; ahead++) {
    const date = isoOf(year + ahead, month, day);
    if (date !== null && date >= today) return date;
  }
  return null;
}

const DATE =
  /(?<![\d.,:/-])(?:(?<y>\d{4})-(?<m>\d{1,2})-(?<d>\d{1,2})|(?<d2>\d{1,2})(?<sign>[./-])\s?(?<m2>\d{1,2})(?:\k<sign>\s?(?<y2>\d{4}|\d\d))?(?<dot>\.?))(?![\d:/-]|[.,]\d)/g;
/** What stands before a number that is a time or an amount of money. */
const NO_DATE =
  /(?:\b(?:um|ab|bis|gegen|nach|vor|at|from|until|till|by|unter|under|über|over|for|für|chf|fr(?=\.)|usd|eur|aud)|[$€£¥]|الساعة|ساعة)\.?\s*$/i;
const MONEY =
  /^\s*(?:uhr|[ap]\.?m\b|[$€£¥]|chf\b|fr\b|francs?\b|franken\b|euros?\b|eur\b|dollars?\b|stars?\b|sterne\b|نجوم|دينار|[صم]\b)/i;
/** What stands before a day. */
const ON = /(?:\b(?:am|on|vom|den|dem|date|datum|the)|في|يوم|بتاريخ|تاريخ|ليوم)\s*$/i;

/** Dates that a text writes in digits, in their order. */
export function numericDates(text: string, language: GuideLanguage, now: number): NumericDate[] {
  const seen = text.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660));
  return [...seen.matchAll(DATE)].flatMap(({ 0: found, index: begin, groups = {} }) => {
    const end = begin + found.length;
    const [before, behind] = [seen.slice(0, begin), seen.slice(end)];
    if (groups.y) return [{ date: isoOf(Number(groups.y), Number(groups.m), Number(groups.d)), begin, end }];
    const [one, two] = [Number(groups.d2), Number(groups.m2)];
    const year = groups.y2 === undefined ? null : Number(groups.y2) + (groups.y2.length === 2 ? 2000 : 0);
    if (year === null && (NO_DATE.test(before) || MONEY.test(behind))) return [];
    if (year === null && !isDateLike(groups, one, two, ON.test(before))) return [];
    const date = dateOf(one, two, groups.sign === "/" && language === "en");
    return [{ date: date && (year === null ? nextOn(...date, now) : isoOf(year, ...date)), begin, end }];
  });
}

/** Without a year: "24.12.", "24/12", "am 24.12"; not 24/7, "4.5", or two to three people. */
function isDateLike(groups: Readonly<Record<string, string | undefined>>, one: number, two: number, isOn: boolean) {
  const isDay = one >= 1 && one <= 31 && two >= 1 && two <= 31;
  if (!isDay || (one === 24 && two === 7) || groups.sign === "-") return false;
  if (groups.sign === ".") return (groups.dot === "." || isOn) && two <= 12;
  return isOn || one > 12 || two > 12;
}

/** Month and day. The day comes first but in America: where it may be either, nobody knows. */
function dateOf(one: number, two: number, isEnglish: boolean): readonly [month: number, day: number] | null {
  if (two > 12 && one <= 12 && isEnglish) return [one, two];
  if (isEnglish && one <= 12 && two <= 12 && one !== two) return null;
  return two <= 12 ? [two, one] : null;
}

/** "On the 24th", "am 24.", يوم 24: not the fifth floor, nor the first of something. */
const DAY_ALONE =
  /\b[Oo]n the (\d{1,2})(?:st|nd|rd|th)\b(?! (?:floor|street|avenue|of))|\b[Aa]m (\d{1,2})\.(?=\s*(?:[?!,;]|$)|\s+\p{Ll})|(?<!\p{L})[بل]?يوم (\d{1,2})(?=\s*(?:[؟?!،,]|$)|\s+\p{L})/gu;

/** Days of a month that is not named: the next such day. */
export function daysAlone(text: string, now: number): NumericDate[] {
  const seen = text.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660));
  return [...seen.matchAll(DAY_ALONE)].flatMap(({ 0: found, 1: one, 2: two, 3: three, index }) => {
    const day = Number(one ?? two ?? three);
    if (day < 1 || day > 31) return [];
    const [begin, end] = [index + found.search(/\d/), index + found.length];
    return [{ date: nextDay(day, now), begin, end }];
  });
}

function nextDay(day: number, now: number): string | null {
  const months = Array.from({ length: 12 }, (_, month) => nextOn(month + 1, day, now));
  return months.filter((date) => date !== null).toSorted()[0] ?? null;
}
