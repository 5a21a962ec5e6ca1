import { searchFold } from "@bellyfed/core/search/words";
import { listed, metAt, type Phrases, phrasesOf } from "../lexicon/phrases.ts";
import { isFree, type Reading, wordAt } from "./reading.ts";

const folded = (words: string): ReadonlySet<string> => new Set(words.split(/[\s,]+/).map(searchFold));

const deniers =
  folded(`not no non without never nothing except avoid hate hates dislike dislikes don't doesn't isn't aren't can't won't neither nor exclude excluding minus anything-but allergic
  nicht kein keine keinen keiner keinem keines keins ohne nie ausser weder nichts hasse bloss allergisch allergie unverträglich
  ليس ليست لست لسنا لسن بدون دون بلا غير لا ما مش مو عدا ماعدا باستثناء أكره ولا الا حساسية حساسيه`);
/** What may stand between a denial and what it denies. */
const carriers =
  folded(`a an the too very so really that overly particularly or any some of to want wants like likes eat eats eating food place places restaurant restaurants serve serves
  suggest recommend show give is be me us anything something quite necessarily all at terribly awfully crazy insanely outrageously extremely excessively super
  ein eine einen einem einer zu gegen auf sehr so besonders allzu oder der die das den noch etwas irgendwas essen lokal lokale restaurant mag möchte will mögen ganz gar wirklich extrem übermässig übertrieben wahnsinnig arg es man
  أو جدا مطعم مطعما مطاعم تجاه مكان مكانا طعام طعاما أكل أكلا أريد نريد يكون تكون أحب نحب كثيرا فيه فيها تقترح تقترحي تقترحوا تعرض من في عن اي بدي بدنا عايز عاوز
  شيء شي على للغاية`);
/** What there is nothing of, which "with" and the like join to what is in it. */
const things =
  folded(`nothing anything something place places restaurant restaurants spot spots food nichts etwas irgendwas lokal lokale restaurant essen gerichte
  شيء شي مطعم مطعما مطاعم مكان مكانا أماكن طعام طعاما أكل`);
const links =
  folded(`with has have having contain contains containing include includes involving serving made mit hat haben enthält enthalten
  مع يحتوي تحتوي يقدم تقدم يقدمون فيها فيه به`);
const relatives = folded("that which where das die der wo الذي التي");
/** "Why not Italian?" is no denial, nor is منها ما فيه: "of them one that has". */
const askers = folded("why warum wieso لماذا لم منها منهم بينها");
const only = folded("only just nur bloss فقط");

/** So many words before something may deny it. */
const REACH = 6;

/** Whether what begins at a token is not wanted: a denial stands before it, with nothing between but what carries it on. */
export const isDenied = (reading: Reading, from: number, to: number = from + 1): boolean =>
  isDeniedAhead(reading, from) || isDeniedBehind(reading, from, to);

function isDeniedAhead(reading: Reading, from: number): boolean {
  if (reading.describes[from]) return false;
  let isJoined = false;
  for (let at = from - 1; at >= 0 && from - at <= REACH; at--) {
    if (wordAt(reading, at) === "but" && ["anything", "everything"].includes(wordAt(reading, at - 1))) return true;
    if (reading.tokens[at + 1]?.afterBreak && at + 1 <= from && !isList(reading, at) && !isRelative(reading, at + 1))
      return false;
    if (reading.describes[at] && !isJoined) return false;
    isJoined ||= has(reading, at, alternatives);
    const forms = reading.tokens[at]?.forms ?? [];
    if (wordAt(reading, at) === "o" && wordAt(reading, at - 1) === "w") return true;
    if (forms.some((form) => deniers.has(form)))
      return !has(reading, at - 1, askers) && !(at + 1 < from && has(reading, at + 1, only)) && !isMissed(reading, at);
    if (!carries(reading, at) && !reading.taken[at]) return false;
  }
  return false;
}

const carries = (reading: Reading, at: number): boolean =>
  has(reading, at, carriers) ||
  (has(reading, at, links) && [things, links, relatives, deniers].some((words) => has(reading, at - 1, words))) ||
  isRelative(reading, at);
const isRelative = (reading: Reading, at: number): boolean =>
  has(reading, at, relatives) && has(reading, at - 1, things);

/** Arabic says behind a thing how it is: what denies "an expensive sushi" stands before sushi, and means expensive. Marks the thing. */
export function isDeniedOfThing(reading: Reading, from: number): boolean {
  const isOfThing =
    reading.language === "ar" &&
    from > 0 &&
    reading.tokens[from]?.afterBreak === false &&
    isFree(reading, from - 1, from) &&
    !has(reading, from - 1, carriers) &&
    !has(reading, from - 1, deniers) &&
    isDeniedAhead(reading, from - 1);
  if (isOfThing) reading.describes[from - 1] = true;
  return isOfThing;
}

const has = ({ tokens }: Reading, at: number, words: ReadonlySet<string>): boolean =>
  tokens[at]?.forms.some((form) => words.has(form)) ?? false;

/** A comma parts what is not wanted from what is, unless it lists: "no sushi, ramen or noodles". */
const isList = ({ tokens, taken }: Reading, at: number): boolean =>
  taken[at] === true && tokens.slice(at + 1, at + 5).some(({ word }) => alternatives.has(word));
const alternatives = folded("or oder noch nor او ولا");

/** "Sushi mag ich nicht", "spicy is not for me". */
function isDeniedBehind({ tokens }: Reading, from: number, to: number): boolean {
  if (from > 0 && !tokens[from]?.afterBreak) return false;
  const end = tokens.findIndex((token, at) => at >= to && token.afterBreak);
  const last = tokens[(end === -1 ? tokens.length : end) - 1];
  const length = (end === -1 ? tokens.length : end) - from;
  return length > 1 && length <= 5 && last?.word === "nicht";
}

const none = folded("no nothing kein keine keinen keiner keinem keines keins nichts");
const beside = folded("with mit and und or oder but aber");
const asksFor = folded("is are isn't aren't do does don't doesn't gibt gibts gibt's hat habt haben");

/** "Is there no vegan place?": whoever asks whether there is none asks for one. */
function isMissed(reading: Reading, at: number): boolean {
  if (!has(reading, at, none) || has(reading, at - 1, beside)) return false;
  let begin = at;
  while (begin > 0 && !reading.tokens[begin]?.afterBreak) begin--;
  if (begin < at && has(reading, begin, beside)) begin++;
  return begin < at && has(reading, begin, asksFor);
}

const phrases = (...lists: readonly string[]): Phrases<true> =>
  phrasesOf(lists.flatMap((list) => listed(list).map((phrase) => [phrase, true as const] as const)));

/** What says of that which follows, or of that which stands before, that it need not be. */
const waivers = phrases(
  "doesn't have to be, does not have to be, don't have to be, do not have to be, doesn't need to be, does not need to be, don't need, do not need, need not be, needn't be, not necessarily, no need for",
  "muss nicht, müssen nicht, muss es nicht, muss kein, muss keine, muss keinen, nicht unbedingt, nicht zwingend, nicht notwendigerweise, braucht nicht, brauche kein, brauche keine, brauche keinen, brauchen kein, brauchen keine, brauchen keinen",
  "ليس بالضرورة, ليست بالضرورة, ليس من الضروري أن يكون, ليس من الضروري, لا يجب أن يكون, ليس ضروريا أن يكون, ليس شرطا أن يكون, مش لازم يكون, مش لازم, مش شرط",
);
const waiversBehind = phrases(
  "doesn't matter, does not matter, is optional, isn't necessary, is not necessary, isn't important, is not important, is not a must, isn't a must, is no must",
  "muss nicht sein, muss es nicht sein, ist egal, ist kein muss, ist nicht nötig, ist nicht wichtig",
  "لا يهم, ليس ضروريا, غير ضروري, ليس مهما, مش مهم",
);

/** Whether what stands at tokens need not be, which is no wish and no denial: "it doesn't have to be vegan", "vegan is optional". */
export function isWaived(reading: Reading, from: number, to: number): boolean {
  const { tokens, language } = reading;
  const leads = (end: number) =>
    tokens.slice(end, from).every(({ forms }) => forms.some((form) => carriers.has(form))) &&
    tokens.slice(end, from + 1).every(({ afterBreak }) => !afterBreak);
  for (let at = Math.max(0, from - 2 * REACH); at < from; at++)
    if (metAt(waivers, tokens, at, language).some((met) => met.to <= from && leads(met.to))) return true;
  let behind = to;
  while (tokens[behind]?.forms.some((form) => carriers.has(form)) && metAt(waiversBehind, tokens, behind).length === 0)
    behind++;
  return tokens[behind]?.afterBreak === false && metAt(waiversBehind, tokens, behind, language).length > 0;
}
