import type { KnownName } from "@bellyfed/core/guide/sentences";
import { searchFold } from "@bellyfed/core/search/words";
import { domainWords, placeWords } from "../lexicon/common.ts";
import { askedConcepts } from "../lexicon/concepts.ts";
import { dayWords, partWords } from "../lexicon/days.ts";
import { dishWords } from "../lexicon/dishes.ts";
import { numberOf } from "../lexicon/numbers.ts";
import { attributeWords, dietWords } from "../lexicon/offers.ts";
import { metAt, type Phrases } from "../lexicon/phrases.ts";
import { topicWords } from "../lexicon/topics.ts";
import { orderWords, priceWords } from "../lexicon/wishes.ts";
import type { GuideTools } from "../tools.ts";
import { isCapital, isFree, isFunctionWord, isOneOf, type Reading, take } from "./reading.ts";

/** A restaurant that is named: all of that name. */
export interface NamedPlace {
  readonly said: string;
  readonly options: readonly { readonly id: string; readonly name: string; readonly city: string }[];
}

export interface Named {
  readonly places: readonly NamedPlace[];
  /** Dishes as menus write them. */
  readonly dishes: readonly { readonly name: string; readonly from: number; readonly to: number }[];
}

const MOST_WORDS = 6;
/** So many phrases are asked for at most: those of a message of some thirty words. */
const MOST_PHRASES = 200;
const MOST_OF_A_NAME = 5;

interface Gram {
  readonly phrase: string;
  readonly from: number;
  readonly to: number;
}

/** Runs of words that may be names, longer ones first. */
function gramsOf(reading: Reading): Gram[] {
  const { tokens } = reading;
  const grams: Gram[] = [];
  for (let length = Math.min(MOST_WORDS, tokens.length); length > 0; length--) {
    for (let from = 0; from + length <= tokens.length; from++) {
      const to = from + length;
      if (!mayBeName(reading, from, to)) continue;
      grams.push({
        phrase: tokens
          .slice(from, to)
          .map(({ text }) => text)
          .join(" "),
        from,
        to,
      });
    }
  }
  return grams.slice(-MOST_PHRASES);
}

/** A name does not begin or end with what only joins words, unless it is written with a capital. */
function mayBeName(reading: Reading, from: number, to: number): boolean {
  const joins = (at: number) => isFunctionWord(reading, at) && !isCapital(reading, at);
  if (joins(from) || joins(to - 1) || reading.tokens.slice(from + 1, to).some(({ afterBreak }) => afterBreak))
    return false;
  return to - from > 1 || !isFunctionWord(reading, from) || from > 0;
}

const lexicons: readonly Phrases<unknown>[] = [
  askedConcepts,
  dayWords,
  partWords,
  attributeWords,
  dietWords,
  topicWords,
  orderWords,
  priceWords,
];

/** A word that is anything but a name where it stands by itself: "open", "cheap", "vegan", "three". */
export const isOrdinary = (reading: Reading, at: number): boolean => {
  const token = reading.tokens[at];
  if (!token) return true;
  return (
    isFunctionWord(reading, at) ||
    numberOf(token) !== null ||
    isOneOf(reading, at, placeWords) ||
    isOneOf(reading, at, domainWords) ||
    lexicons.some((phrases) => metAt(phrases, [token], 0).length > 0)
  );
};

/**
 * Names of restaurants and dishes in a message, which are taken. What may be ordinary words is a name where it is written as one: in quotes,
 * or in capitals where something is asked of it.
 */
export async function namesIn(
  reading: Reading,
  tools: GuideTools,
  text: string,
  isCuisine: (word: string) => boolean,
): Promise<Named> {
  const grams = gramsOf(reading);
  if (grams.length === 0) return { places: [], dishes: [] };
  const known = await tools.known([...new Set(grams.map(({ phrase }) => phrase))], MOST_OF_A_NAME);
  const byPhrase = Map.groupBy(known, ({ phrase }) => searchFold(phrase));
  const places: NamedPlace[] = [];
  const dishes: { name: string; from: number; to: number }[] = [];
  for (const gram of grams) {
    const names = byPhrase.get(searchFold(gram.phrase)) ?? [];
    if (names.length === 0 || !isFree(reading, gram.from, gram.to)) continue;
    const restaurants = names.filter(({ kind }) => kind === "restaurant");
    const dish = names.find(({ kind }) => kind === "dish");
    if (restaurants.length > 0 && isName(reading, gram, text, isCuisine)) {
      places.push({ said: gram.phrase, options: restaurants.flatMap(optionOf) });
      take(reading, gram.from, gram.to);
    } else if (dish && !isOrdinaryDish(reading, gram, isCuisine)) {
      dishes.push({ name: dish.text, from: gram.from, to: gram.to });
    }
  }
  return { places, dishes: dishes.filter((each) => isFree(reading, each.from, each.to)) };
}

const optionOf = ({ id, text, city }: KnownName) => (id ? [{ id, name: text, city: city ?? "" }] : []);

const generic = new Set(dishWords.flat().map(searchFold));
const isOrdinaryDish = (reading: Reading, { phrase, from, to }: Gram, isCuisine: (word: string) => boolean): boolean =>
  isCuisine(searchFold(phrase)) || (to - from === 1 && isOrdinary(reading, from));

function isName(
  reading: Reading,
  { phrase, from, to }: Gram,
  text: string,
  isCuisine: (word: string) => boolean,
): boolean {
  const words = Array.from({ length: to - from }, (_, at) => from + at);
  const isPlain = (at: number) =>
    isOrdinary(reading, at) || isCuisine(reading.tokens[at]?.word ?? "") || generic.has(reading.tokens[at]?.word ?? "");
  if (isQuoted(text, phrase)) return true;
  if (words.every(isPlain)) return words.every((at) => isCapital(reading, at)) && isAskedOf(reading, from, to);
  if (to - from > 1 || /^\p{Script=Arabic}/u.test(phrase)) return true;
  return isCapital(reading, from) ? from > 0 || isAlone(reading) : isAskedOf(reading, from, to);
}

const isAlone = ({ tokens }: Reading): boolean => tokens.length <= 3;

const QUOTED = /["“„«‘'](.{2,80}?)["”“»’']/gu;
const isQuoted = (text: string, phrase: string): boolean =>
  [...text.matchAll(QUOTED)].some(([, quoted = ""]) => searchFold(quoted).trim() === searchFold(phrase));

const openers = new Set(
  "when what's where's is does do has wann wo hat ist macht call phone of about at for does von bei über vom zum im near compare vs or and oder und".split(
    " ",
  ),
);

/** Whether something is asked of what stands there: "is Open open?", "the phone of Cheap Eats". */
function isAskedOf(reading: Reading, from: number, to: number): boolean {
  const rest = reading.tokens.filter((_, at) => at < from || at >= to);
  const asks = rest.some((_, at) => metAt(topicWords, rest, at, reading.language).length > 0);
  return asks && (from === 0 || openers.has(reading.tokens[from - 1]?.word ?? "") || isFunctionWord(reading, from - 1));
}
