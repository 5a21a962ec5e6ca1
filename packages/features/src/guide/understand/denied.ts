import { searchFold } from "@bellyfed/core/search/words";
import { type Reading, wordAt } from "./reading.ts";

const folded = (words: string): ReadonlySet<string> => new Set(words.split(/[\s,]+/).map(searchFold));

const deniers =
  folded(`not no without never nothing except avoid hate hates dislike dislikes don't doesn't isn't aren't can't won't neither nor exclude excluding minus anything-but allergic
  nicht kein keine keinen keiner keinem keines keins ohne nie ausser weder nichts hasse bloss allergisch allergie unverträglich
  ليس ليست بدون دون بلا غير لا ما مش مو عدا ماعدا باستثناء أكره ولا الا حساسية حساسيه`);
/** What may stand between a denial and what it denies. */
const carriers =
  folded(`a an the too very so really that overly particularly or any some of to want wants like likes eat eats eating food place places restaurant restaurants serve serves
  is be me us anything something quite necessarily
  ein eine einen einem einer zu gegen auf sehr so besonders allzu oder der die das den noch etwas irgendwas essen lokal restaurant mag möchte will mögen
  أو جدا مطعم مطعما مطاعم تجاه مكان مكانا طعام أكل أريد نريد يكون تكون أحب نحب كثيرا فيه فيها من في عن اي`);
/** "Why not Italian?" is no denial. */
const askers = folded("why warum wieso لماذا لم");
const only = folded("only just nur bloss فقط");

/** So many words before something may deny it. */
const REACH = 6;

/** Whether what begins at a token is not wanted: a denial stands before it, with nothing between but what carries it on. */
export function isDenied(reading: Reading, from: number, to: number = from + 1): boolean {
  for (let at = from - 1; at >= 0 && from - at <= REACH; at--) {
    if (wordAt(reading, at) === "but" && ["anything", "everything"].includes(wordAt(reading, at - 1))) return true;
    if (reading.tokens[at + 1]?.afterBreak && at + 1 <= from && !isList(reading, at)) return false;
    const forms = reading.tokens[at]?.forms ?? [];
    if (forms.some((form) => deniers.has(form)))
      return !has(reading, at - 1, askers) && !(at + 1 < from && has(reading, at + 1, only));
    if (!forms.some((form) => carriers.has(form)) && !reading.taken[at]) return false;
  }
  return isDeniedBehind(reading, from, to);
}

const has = ({ tokens }: Reading, at: number, words: ReadonlySet<string>): boolean =>
  tokens[at]?.forms.some((form) => words.has(form)) ?? false;

/** A comma parts what is not wanted from what is, unless it lists: "no sushi, ramen or noodles". */
const isList = ({ tokens, taken }: Reading, at: number): boolean => {
  const or = folded("or oder noch nor او ولا");
  return taken[at] === true && tokens.slice(at + 1, at + 5).some(({ word }) => or.has(word));
};

/** "Sushi mag ich nicht", "spicy is not for me". */
function isDeniedBehind({ tokens }: Reading, from: number, to: number): boolean {
  if (from > 0 && !tokens[from]?.afterBreak) return false;
  const end = tokens.findIndex((token, at) => at >= to && token.afterBreak);
  const last = tokens[(end === -1 ? tokens.length : end) - 1];
  const length = (end === -1 ? tokens.length : end) - from;
  return length > 1 && length <= 5 && last?.word === "nicht";
}
