import { searchFold } from "@bellyfed/core/search/words";
import { numberOf, ordinalAt } from "../lexicon/numbers.ts";
import { isDeniedTime } from "./denied-time.ts";
import { isFree, isOneOf, type Reading, take, wordAt } from "./reading.ts";

const folded = (words: string): ReadonlySet<string> => new Set(words.split(/[\s,]+/).map(searchFold));

/** A time of a day, in minutes; `half` says which half of the day was named, "open" that none was. */
export interface HourSaid {
  readonly minutes: number;
  readonly half: "am" | "pm" | "open";
}

const before = folded(
  "at around about after by from until till before past um gegen ab nach bis kurz الساعة ساعة عند حوالي بعد تمام @",
);
const am = folded("am a.m morning morgens früh vormittags صباحا الصباح");
const pm = folded("pm p.m evening abends nachmittags afternoon tonight night مساء المساء ليلا ظهرا عصرا");
const clock = folded("uhr o'clock h");
const arabicHours = [
  "الواحدة",
  "الثانية",
  "الثالثة",
  "الرابعة",
  "الخامسة",
  "السادسة",
  "السابعة",
  "الثامنة",
  "التاسعة",
  "العاشرة",
  "الحادية",
  "الثانية عشرة",
].map(searchFold);

/** The time of day that a message names, which is taken. */
export function hourIn(reading: Reading): HourSaid | null {
  for (let at = 0; at < reading.tokens.length; at++) {
    const said = isFree(reading, at, at + 1)
      ? (fixed(reading, at) ?? parted(reading, at) ?? arabic(reading, at) ?? plain(reading, at))
      : null;
    if (!said) continue;
    take(reading, at, said.to);
    if (isDeniedTime(reading, at, said.to)) continue;
    return said.hour;
  }
  return null;
}

interface Said {
  readonly hour: HourSaid;
  readonly to: number;
}

/** Noon and midnight. */
function fixed(reading: Reading, at: number): Said | null {
  const word = wordAt(reading, at);
  if (["noon", "mittags"].includes(word) && wordAt(reading, at - 1) !== "after") return said(720, "pm", at + 1);
  return midnightAt(reading, at) ? said(1440, "am", at + 1) : null;
}

const midnightNames = folded("midnight mitternacht");
const arabicNight = folded("الليل ليل");

/** Who eats after midnight needs what is open at midnight, at least. */
function midnightAt(reading: Reading, at: number): boolean {
  if (isOneOf(reading, at, midnightNames)) return isOneOf(reading, at - 1, before);
  return isOneOf(reading, at, arabicNight) && wordAt(reading, at - 1) === "منتصف" && isOneOf(reading, at - 2, before);
}

const said = (minutes: number, half: HourSaid["half"], to: number): Said => ({ hour: { minutes, half }, to });

/** "Half past seven", "halb acht", "quarter to nine", "viertel nach acht". */
function parted(reading: Reading, at: number): Said | null {
  const [one, two] = [wordAt(reading, at), wordAt(reading, at + 1)];
  const german = one === "halb" ? numberOf(reading.tokens[at + 1]) : null;
  if (german !== null && isHour(german)) return halved(reading, german * 60 - 30, at + 2);
  const amount = one === "half" ? 30 : one === "quarter" || one === "viertel" ? 15 : null;
  const sign = ["past", "nach"].includes(two) ? 1 : ["to", "vor"].includes(two) ? -1 : 0;
  const hour = numberOf(reading.tokens[at + 2]);
  if (amount === null || sign === 0 || hour === null || !isHour(hour)) return null;
  return halved(reading, hour * 60 + sign * amount, at + 3);
}

const isHour = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= 24;

/** With what stands behind it: "pm", "Uhr", "abends". */
function halved(reading: Reading, minutes: number, to: number): Said {
  let end = isOneOf(reading, to, clock) ? to + 1 : to;
  // German "am" is "on the".
  const isDative =
    reading.language === "de" &&
    wordAt(reading, end) === "am" &&
    !["morgen", "vormittag"].includes(wordAt(reading, end + 1));
  const isAm =
    (isOneOf(reading, end, am) && !isDative) || (wordAt(reading, end) === "a" && wordAt(reading, end + 1) === "m");
  const isPm = isOneOf(reading, end, pm) || (wordAt(reading, end) === "p" && wordAt(reading, end + 1) === "m");
  if (wordAt(reading, end + 1) === "m" && (isAm || isPm)) end += 2;
  else if (["am", "pm"].includes(wordAt(reading, end)) && !isDative) end += 1;
  const hours = Math.floor(minutes / 60);
  if (isAm) return said(hours === 12 ? minutes - 720 : minutes, "am", end);
  if (isPm) return said(hours < 12 ? minutes + 720 : minutes, "pm", end);
  return said(minutes, hours > 12 || hours === 0 ? "pm" : "open", end);
}

/** الساعة الثامنة والنصف مساء. */
function arabic(reading: Reading, at: number): Said | null {
  const { word } = reading.tokens[at] ?? { word: "" };
  const isNamed = isOneOf(reading, at - 1, before);
  const index = arabicHours.findIndex((hour) => word === hour || word === `ب${hour}`);
  if (index === -1 || (!isNamed && ordinalAt(reading.tokens, at) !== null && wordAt(reading, at - 1) !== "في"))
    return null;
  const isTwelve = index === 1 && /^عشر/.test(wordAt(reading, at + 1));
  const hour = isTwelve ? 12 : index + 1;
  return quartered(reading, hour * 60, isTwelve || index === 10 ? at + 2 : at + 1);
}

/** "And a half", "and a quarter", "but a quarter". */
function quartered(reading: Reading, minutes: number, to: number): Said {
  const word = wordAt(reading, to);
  if (word === "والنصف") return halved(reading, minutes + 30, to + 1);
  if (word === "والربع") return halved(reading, minutes + 15, to + 1);
  if (word === "الا" && /ربع/.test(wordAt(reading, to + 1))) return halved(reading, minutes - 15, to + 2);
  return halved(reading, minutes, to);
}

/** "At 8", "20:30", "8 pm", "20 Uhr", الساعة 8. */
function plain(reading: Reading, at: number): Said | null {
  const { word } = reading.tokens[at] ?? { word: "" };
  const [, hours, minutes] = /^(\d{1,2})(?:[:.](\d\d))?$/.exec(word) ?? [];
  const hour = hours === undefined ? numberOf(reading.tokens[at]) : Number(hours);
  if (hour === null || !isHour(hour) || Number(minutes ?? 0) > 59) return null;
  const isCalled =
    isOneOf(reading, at + 1, clock) ||
    isHalf(reading, at + 1) ||
    /:/.test(word) ||
    (minutes !== undefined && isOneOf(reading, at - 1, before));
  if (!isCalled && (!isOneOf(reading, at - 1, before) || isDayName(reading, at))) return null;
  return quartered(reading, hour * 60 + Number(minutes ?? 0), at + 1);
}

/** "Am 5. Dezember": a number that stands before a month is no hour. */
const isDayName = (reading: Reading, at: number): boolean => MONTH.test(wordAt(reading, at + 1));
const MONTH = /^(?:jan|feb|mar|apr|may|mai|jun|jul|aug|sep|o[ck]t|nov|de[cz])/;

const isHalf = (reading: Reading, at: number): boolean =>
  (/^[ap]m$/.test(wordAt(reading, at)) && reading.language !== "de") ||
  (/^[ap]$/.test(wordAt(reading, at)) && wordAt(reading, at + 1) === "m") ||
  ["abends", "morgens", "مساء", "صباحا", "ظهرا", "ليلا"].includes(wordAt(reading, at));
