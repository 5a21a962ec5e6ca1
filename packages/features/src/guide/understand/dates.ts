import { parse as parseGerman } from "chrono-node/de";
import { parse as parseEnglish } from "chrono-node/en";
import { arabicMonthWords, feastWords, monthWords } from "../lexicon/dates.ts";
import { numberOf, ordinalAt } from "../lexicon/numbers.ts";
import { isDeniedTime } from "./denied-time.ts";
import { daysAlone, isoOf, nextOn, numericDates } from "./numeric-dates.ts";
import { isFree, isOneOf, metFreely, type Reading, take, wordAt } from "./reading.ts";

/** A date that a message names, or what it says for one that nobody here can tell. */
export type DateSaid = { readonly date: string } | { readonly unknown: string };

interface Found {
  /** null: a date that there is not, or one that is not known. */
  readonly date: string | null;
  readonly from: number;
  readonly to: number;
}

/** What a message names as a date, which is taken; the next such one where it names no year. Where it is denied, the next that is not. */
export function dateIn(reading: Reading, text: string, now: number, isRelative: boolean): DateSaid | null {
  const ways = [feasts, numeric, arabicDates, ...(isRelative ? [] : [written]), bareMonths, alone];
  for (const way of ways) {
    for (const { date, from, to } of way(reading, text, now)) {
      if (to <= from || !isFree(reading, from, to)) continue;
      take(reading, from, to);
      if (isDeniedTime(reading, from, to)) continue;
      return date === null || isBeside(reading, from) ? { unknown: wordsOf(reading, text, from, to) } : { date };
    }
  }
  return null;
}

const beside = new Set("before after vor nach قبل بعد".split(" "));
const articles = new Set(["the", "dem", "den", "يوم"]);

/** "The day before Christmas" is another day, and nobody counts it here. */
const isBeside = (reading: Reading, from: number): boolean =>
  isOneOf(reading, isOneOf(reading, from - 1, articles) ? from - 2 : from - 1, beside);

const wordsOf = ({ tokens }: Reading, text: string, from: number, to: number): string =>
  text.slice(tokens[from]?.from, tokens[to - 1]?.to);

/** A birthday is no Christmas, and عيد alone is any feast. */
const ARABIC_BARE = /^(?!لل)[وفبلك]?(?:ميلاد|عيد|اعياد)/;

function feasts(reading: Reading, _: string, now: number): Found[] {
  return metFreely(reading, feastWords)
    .filter(({ to }) => !ARABIC_BARE.test(wordAt(reading, to - 1)))
    .map(({ value: { yearly }, from, to }) => {
      const [month, day] = (yearly ?? "").split("-").map(Number);
      const after = yearly === null ? null : yearAt(reading, to);
      if (month === undefined || day === undefined) return { date: null, from, to };
      if (after === null) return { date: nextOn(month, day, now), from, to };
      return { date: isoOf(after, month, day), from, to: to + 1 };
    });
}

/** A year behind what it belongs to: "Christmas 2026". */
function yearAt(reading: Reading, at: number): number | null {
  const word = wordAt(reading, at);
  return /^20\d\d$/.test(word) && isFree(reading, at, at + 1) ? Number(word) : null;
}

function numeric(reading: Reading, text: string, now: number): Found[] {
  return numericDates(text, reading.language, now).map(({ date, begin, end }) => ({
    date,
    ...tokensBetween(reading, begin, end),
  }));
}

const alone = (reading: Reading, text: string, now: number): Found[] =>
  daysAlone(text, now).map(({ date, begin, end }) => ({ date, ...tokensBetween(reading, begin, end) }));

/** 24 ديسمبر, ٢٤ كانون الأول 2026, الأول من يناير. */
function arabicDates(reading: Reading, _: string, now: number): Found[] {
  return metFreely(reading, arabicMonthWords).flatMap(({ value: month, from, to }) => {
    const at = wordAt(reading, from - 1) === "من" ? from - 2 : from - 1;
    const before = numberOf(reading.tokens[at]) ?? ordinalAt(reading.tokens, at);
    const day = before ?? numberOf(reading.tokens[to]);
    if (day === null || !Number.isInteger(day) || day < 1 || day > 31) return [];
    const end = before === null ? to + 1 : to;
    const year = yearAt(reading, end);
    const date = year === null ? nextOn(month, day, now) : isoOf(year, month, day);
    return [{ date, from: before === null ? from : at, to: year === null ? end : end + 1 }];
  });
}

const DATED = /\d|\b(?:jan|feb|m[aä]r|apr|may|mai|jun|jul|aug|sep|o[ck]t|nov|de[cz])/i;

/** "For two hours" says how long. */
const LASTING = /hour|minute|second|stunde|sekunde/i;

/** A date that a message writes out: "24 December", "am 3. Dezember", "in two days". Those in digits alone are read before. */
function written(reading: Reading, text: string, now: number): Found[] {
  if (reading.language === "ar" || !DATED.test(text)) return [];
  const parse = reading.language === "de" ? parseGerman : parseEnglish;
  const options = { forwardDate: true };
  return parse(text, { instant: new Date(now), timezone: 0 }, options).flatMap(({ start, index, text: found }) => {
    if (!start.isCertain("day") || !start.isCertain("month") || LASTING.test(found) || !/\p{L}/u.test(found)) return [];
    const date = isoOf(start.get("year") ?? 0, start.get("month") ?? 1, start.get("day") ?? 1);
    return [{ date, ...tokensBetween(reading, index, index + found.length) }];
  });
}

const monthSigns = new Set(
  "in im early late mid this next during ende anfang mitte diesen nachsten في شهر خلال اخر اول".split(" "),
);

/** A month of which no day was understood: "im Dezember", "the 30th of February". */
function bareMonths(reading: Reading): Found[] {
  return metFreely(reading, monthWords)
    .filter(
      ({ from, to }) => isOneOf(reading, from - 1, monthSigns) || isDayAt(reading, from - 1) || isDayAt(reading, to),
    )
    .map(({ from, to }) => ({ date: null, from: isDayAt(reading, from - 1) ? from - 1 : from, to }));
}
const isDayAt = (reading: Reading, at: number): boolean => /^\d{1,2}(?:st|nd|rd|th)?$/.test(wordAt(reading, at));

function tokensBetween({ tokens }: Reading, begin: number, end: number): { from: number; to: number } {
  const inside = tokens.flatMap((token, at) => (token.from >= begin && token.to <= end ? [at] : []));
  return { from: inside[0] ?? 0, to: (inside.at(-1) ?? -1) + 1 };
}
