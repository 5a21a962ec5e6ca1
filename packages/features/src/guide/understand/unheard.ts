import { searchFold } from "@bellyfed/core/search/words";
import { met } from "../lexicon/phrases.ts";
import { untoldWords } from "../lexicon/untold.ts";
import { isOrdinary } from "./names.ts";
import { written } from "./places.ts";
import { isFunctionWord, isOneOf, type Reading, wordAt } from "./reading.ts";

const folded = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).map(searchFold));

/** Behind these stands what somebody wants to eat. */
const askers =
  folded(`some any decent good great best authentic real proper eat serve serves serving have has find get want try craving order
  es gibts gibt's gute guten gutes guter echte echten echtes esse essen bekomme bekommt finde möchte will suche
  يوجد توجد آكل نأكل أجد اجد نجد تقدم يقدم طبق أكلة`);
/** Words that are nothing to eat. */
const noFood =
  folded(`suggest name list tell book visit trip travel tourist nightlife hey stuff thing things vibe vibes else luck deal deals option locals time top go going take gehen gehn plätzchen örtchen eckchen zeig nenne empfiehl empfehlt besuch reise
  اقترح اعطني أعطني أرني ابحث دلني زيارة رحلة`);
/** What stands before a place, and behind what is looked for there. */
const beforePlaces = folded("in near around at bei nahe um im am في قرب ب");
const MOST_WORDS = 3;

/**
 * What is looked for in words that nobody here knows, as it is written, without capitals: what begins a message before where it is looked for, or stands behind a word that
 * asks for food, if it alone was not understood. null: there is no such thing, or more than one.
 */
export function unheardIn(reading: Reading): string | null {
  const isUnheard = (at: number) =>
    at < reading.tokens.length &&
    !reading.taken[at] &&
    !isOrdinary(reading, at) &&
    !isOneOf(reading, at, askers) &&
    !isOneOf(reading, at, noFood);
  const begins = reading.tokens.flatMap((_, at) => (isUnheard(at) && !isUnheard(at - 1) ? [at] : []));
  const [from, ...others] = begins;
  if (from === undefined || others.length > 0 || met(untoldWords, reading.tokens).length > 0) return null;
  let to = from + 1;
  while (isUnheard(to) && reading.tokens[to]?.afterBreak === false) to++;
  if (isUnheard(to) || to - from > MOST_WORDS) return null;
  const isWhole = to === reading.tokens.length || reading.taken[to] || isFunctionWord(reading, to);
  return isWhole && isAskedFor(reading, from, to) ? written(reading, from, to).toLowerCase() : null;
}

/** "Koshari in Amman", and "is there koshari"; "surprise me" and "team lunch" only begin a message. */
const isAskedFor = (reading: Reading, from: number, to: number): boolean =>
  from === 0
    ? isOneOf(reading, to, beforePlaces) && reading.language !== "ar" && !/ing$/.test(wordAt(reading, 0))
    : isOneOf(reading, from - 1, askers);
