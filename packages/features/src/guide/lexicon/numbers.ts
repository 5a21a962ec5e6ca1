import { searchFold } from "@bellyfed/core/search/words";
import type { Token } from "./tokens.ts";

const cardinals: Readonly<Record<number, string>> = {
  1: "one, eins, ein, eine, einen, einem, einer, واحد, واحدة",
  2: "two, couple, zwei, zwo, اثنان, اثنين, إثنين, اتنين",
  3: "three, drei, ثلاثة, ثلاث, تلاتة",
  4: "four, vier, أربعة, أربع, اربعه",
  5: "five, fünf, خمسة, خمس",
  6: "six, sechs, ستة, ست",
  7: "seven, sieben, سبعة, سبع",
  8: "eight, acht, ثمانية, ثماني, ثمان",
  9: "nine, neun, تسعة, تسع",
  10: "ten, zehn, عشرة, عشر",
  11: "eleven, elf, أحد عشر",
  12: "twelve, zwölf, dozen, dutzend, اثنا عشر, اثني عشر",
  15: "fifteen, fünfzehn",
  20: "twenty, zwanzig, عشرين, عشرون",
  25: "fünfundzwanzig",
  30: "thirty, dreissig, ثلاثين, ثلاثون",
  40: "forty, vierzig, أربعين",
  50: "fifty, fünfzig, خمسين",
  100: "hundred, hundert, مئة, مائة",
};
const ordinals: Readonly<Record<number, string>> = {
  1: "first, 1st, erste, erster, erstes, ersten, erstem, الأول, الأولى, أول",
  2: "second, 2nd, zweite, zweiter, zweites, zweiten, zweitem, الثاني, الثانية, ثاني",
  3: "third, 3rd, dritte, dritter, drittes, dritten, drittem, الثالث, الثالثة, ثالث",
  4: "fourth, 4th, vierte, vierter, viertes, vierten, viertem, الرابع, الرابعة, رابع",
  5: "fifth, 5th, fünfte, fünfter, fünftes, fünften, fünftem, الخامس, الخامسة, خامس",
  [-1]: "last, letzte, letzter, letztes, letzten, letztem, الأخير, الأخيرة",
};
/** "Zu viert" is said of people alone. */
const together: Readonly<Record<number, string>> = {
  2: "zweit, شخصين, لشخصين, اثنينا",
  3: "dritt",
  4: "viert",
  5: "fünft",
  6: "sechst",
  7: "siebt",
  8: "acht",
  9: "neunt",
  10: "zehnt",
};

const valuesBy = (lexicon: Readonly<Record<number, string>>): ReadonlyMap<string, number> =>
  new Map(
    Object.entries(lexicon).flatMap(([value, words]) =>
      words.split(", ").map((word) => [searchFold(word), Number(value)] as const),
    ),
  );
const [cardinalOf, ordinalOf, togetherOf] = [valuesBy(cardinals), valuesBy(ordinals), valuesBy(together)];

const lookedUp = (values: ReadonlyMap<string, number>, token: Token | undefined): number | null => {
  for (const form of token?.forms ?? []) {
    const value = values.get(form);
    if (value !== undefined) return value;
  }
  return null;
};

/** The number that a token is, in digits or as a word; `4,5` is four and a half. null: it is none. */
export function numberOf(token: Token | undefined): number | null {
  if (token && /^\d+(?:[.,]\d+)?$/.test(token.word)) return Number(token.word.replace(",", "."));
  return lookedUp(cardinalOf, token);
}

/** A place in an order, from 1 on; -1 is the last. */
export const ordinalAt = (tokens: readonly Token[], at: number): number | null => {
  const { word } = tokens[at] ?? { word: "" };
  const isCounted = /^[1-9]$/.test(word) && /^(?:st|nd|rd|th)$/.test(tokens[at + 1]?.word ?? "");
  return isCounted ? Number(word) : lookedUp(ordinalOf, tokens[at]);
};

/** How many people "zu viert" or لشخصين are. */
export const togetherAt = (token: Token | undefined): number | null => lookedUp(togetherOf, token);
