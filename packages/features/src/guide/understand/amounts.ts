import { searchFold } from "@bellyfed/core/search/words";
import { numberOf, togetherAt } from "../lexicon/numbers.ts";
import { isFree, isOneOf, type Reading, take, wordAt } from "./reading.ts";

export const folded = (words: string): ReadonlySet<string> => new Set(words.split(/[\s,]+/).map(searchFold));

const people =
  folded(`people persons person guests guest adults friends pax ppl pers diners heads of-us personen person leute gäste gaste erwachsene freunde
  أشخاص اشخاص شخص شخصا أفراد ضيوف أصدقاء نفر`);
const before = folded("for für party group table tisch ل");
const weAre = folded("are we're were sind seid نحن احنا إحنا");
const units =
  folded(`hours hour minutes minute min mins nights night days day weeks week euro euros eur dollars dollar usd chf francs franken bucks stars star courses course pm o'clock uhr
  stunden stunde minuten tage tag nächte wochen gänge sterne stern cent cents times mal years year jahre km m meter metres pounds yen
  ساعات ساعة ساعتين دقائق دقيقة أيام يوم ليالي يورو دولار دينار نجوم نجمة أطباق مساء صباحا ظهرا`);
const currencies = folded(
  "€ $ £ ¥ euro euros eur dollars dollar usd chf francs franken bucks pounds gbp yen jpy jod aud يورو دولار دولارا دينار دنانير فرنك ين",
);
const stars = folded("star stars stern sterne sternen نجوم نجمة نجمات");
const nouns =
  folded(`places place restaurants restaurant options option spots spot cafes cafés suggestions suggestion recommendations ideas tips bars shops joints eateries pubs bakeries pizzerias choices
  lokale restaurants vorschläge vorschlag tipps optionen empfehlungen bäckereien adressen ideen läden kneipen möglichkeiten
  مطاعم أماكن خيارات اقتراحات مقاهي محلات مخابز`);
const noCount = folded(
  "for at um within in over under rated after before by from until about around ab bis gegen für nach",
);

export const amountAt = (reading: Reading, at: number): number | null =>
  isFree(reading, at, at + 1) ? numberOf(reading.tokens[at]) : null;
const isPlain = (value: number | null, most: number): value is number =>
  value !== null && Number.isInteger(value) && value >= 1 && value <= most;

const MOST_PEOPLE = 100;

/** For how many people it is. */
export function partyIn(reading: Reading): number | null {
  const at = reading.tokens.findIndex((_, index) => isParty(reading, index));
  if (at === -1) return togetherIn(reading);
  const value = numberOf(reading.tokens[at]);
  take(reading, at, at + (isOneOf(reading, at + 1, people) ? 2 : 1));
  return value;
}

function isParty(reading: Reading, at: number): boolean {
  const value = amountAt(reading, at);
  if (!isPlain(value, MOST_PEOPLE) || isOneOf(reading, at + 1, units) || isOneOf(reading, at + 1, currencies))
    return false;
  if (isOneOf(reading, at + 1, people)) return true;
  if (wordAt(reading, at + 1) === "of" && wordAt(reading, at + 2) === "us") return value > 1 && isCounted(reading, at);
  if (isOneOf(reading, at + 1, nouns) || currencySign(wordAt(reading, at - 1))) return false;
  const preceding = wordAt(reading, at - 1);
  if (["ein", "eine", "einen", "one", "a"].includes(wordAt(reading, at))) return false;
  if (before.has(preceding) || (preceding === "of" && before.has(wordAt(reading, at - 2)))) return true;
  if (weAre.has(preceding) && /^(we|wir|نحن)/.test(wordAt(reading, at - 2) || preceding)) return true;
  return /^ل/.test(wordAt(reading, at)) || ["نحن", "احنا"].includes(preceding);
}

/** "There are five of us", and not "two of us are vegan". */
const isCounted = (reading: Reading, at: number): boolean =>
  !["is", "are", "eats", "eat", "vegan", "vegetarian", "doesnt", "dont"].includes(wordAt(reading, at + 3));

const couples = new Set(["couple", "paar"]);

/** "Zu viert", لشخصين, "for a couple". */
function togetherIn(reading: Reading): number | null {
  for (let at = 0; at < reading.tokens.length; at++) {
    if (!isFree(reading, at, at + 1)) continue;
    const value = togetherAt(reading.tokens[at]);
    const isSaid = wordAt(reading, at - 1) === "zu" || /^[\u0600-\u06ff]/.test(wordAt(reading, at));
    const isCouple =
      couples.has(wordAt(reading, at)) &&
      ["a", "ein"].includes(wordAt(reading, at - 1)) &&
      wordAt(reading, at + 1) !== "of";
    if (isCouple && before.has(wordAt(reading, at - 2))) return 2;
    if (value === null || !isSaid) continue;
    take(reading, at, at + 1);
    return value;
  }
  return null;
}

const MOST_PLACES = 10;
const duals = folded("مطعمين مطعمان مكانين مكانان خيارين مقهيين");

/** How many places are asked for: "three places", "top 5". */
export function countIn(reading: Reading): number | null {
  for (let at = 0; at < reading.tokens.length; at++) {
    if (isOneOf(reading, at, duals)) return 2;
    const value = amountAt(reading, at);
    if (!isPlain(value, MOST_PLACES) || !isCount(reading, at)) continue;
    take(reading, at, at + 1);
    return value;
  }
  return null;
}

function isCount(reading: Reading, at: number): boolean {
  if (["ein", "eine", "einen", "einem", "einer", "a"].includes(wordAt(reading, at))) return false;
  if (["top", "best", "besten"].includes(wordAt(reading, at - 1))) return true;
  if (wordAt(reading, at) === "one" || noCount.has(wordAt(reading, at - 1)) || isOneOf(reading, at + 1, units))
    return false;
  const end = [1, 2, 3, 4].find((by) => isOneOf(reading, at + by, nouns));
  if (end === undefined) return false;
  return !reading.tokens.slice(at + 1, at + end + 1).some(({ afterBreak }) => afterBreak);
}

const most = folded(
  "under below less than max maximum most to up within unter bis höchstens maximal weniger als أقل من تحت بحد أقصى حتى لا يتجاوز",
);
const currencySign = (word: string): boolean => /^[$€£¥₹]$/.test(word);
/** What a meal of a price level costs at most, for one, in euros or what is about as much. */
const LEVELS: readonly (readonly [number, readonly number[]])[] = [
  [12, [1]],
  [30, [1, 2]],
  [60, [1, 2, 3]],
];
/** Units of a currency that are worth about one euro. */
const worth: Readonly<Record<string, number>> = {
  yen: 150,
  jpy: 150,
  ين: 150,
  "¥": 150,
  jod: 0.8,
  دينار: 0.8,
  دنانير: 0.8,
  chf: 1,
  aud: 1.6,
};

/** Price levels that an amount of money allows, for one. null: no amount is named, or one that allows every level. */
export function amountIn(reading: Reading): readonly number[] | null {
  for (let at = 0; at < reading.tokens.length; at++) {
    const value = amountAt(reading, at);
    if (value === null) continue;
    const sign = isOneOf(reading, at + 1, currencies) ? at + 1 : currencySign(wordAt(reading, at - 1)) ? at - 1 : -1;
    if (sign === -1) continue;
    take(reading, Math.min(at, sign), Math.max(at, sign) + 1);
    for (let back = 1; back <= 3; back++)
      if (isOneOf(reading, at - back, most)) take(reading, at - back, at - back + 1);
    const euros = value / (worth[wordAt(reading, sign)] ?? 1);
    return LEVELS.find(([upTo]) => euros <= upTo)?.[1] ?? null;
  }
  return null;
}

const rated = folded("rated rating ratings bewertung bewertungen bewertet تقييم تقييمه تقييمها بتقييم");

/** The least rating that is asked for, 1 to 5. */
export function ratingIn(reading: Reading): number | null {
  for (let at = 0; at < reading.tokens.length; at++) {
    const value = amountAt(reading, at);
    if (value === null || value < 1 || value > 5) continue;
    const plus = isOneOf(reading, at + 1, stars) ? at + 2 : at + 1;
    // "The best rated one" is rated with no number.
    const isNumber = !["one", "eins", "eine", "einen", "واحد"].includes(wordAt(reading, at));
    const isNamed = plus === at + 2 || (isNumber && [1, 2, 3, 4].some((back) => isOneOf(reading, at - back, rated)));
    if (!isNamed || isOneOf(reading, at + 1, currencies)) continue;
    take(reading, at, plus);
    return value;
  }
  return null;
}
