import { searchFold } from "@bellyfed/core/search/words";
import { isOneOf, type Reading, wordAt } from "./reading.ts";

const folded = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).map(searchFold));

const deniers = folded(
  `not no isn't never except nicht kein keine keinen nie ausser statt anstatt ليس ليست لا مش مو غير بدل عدا الا`,
);
/** Words of two that deny: "instead of", "rather than". */
const pairs = new Set(["instead of", "rather than", "day but", "days but", "time but", "بدلا من", "عوضا عن"]);
/** What may stand between a denial and the time that it denies. */
const before = folded("on at in for this the am an im um zum fur diesen den schon at في يوم على");
const askers = folded("why warum wieso if wenn falls لماذا ليش");
const turns = folded("sondern aber but lieber بل لكن");

/** Whether a time is said only to say that it is not meant: "not Saturday but Sunday", "statt Freitag", "am Samstag nicht". */
export function isDeniedTime(reading: Reading, from: number, to: number): boolean {
  const { tokens } = reading;
  let at = from;
  while (at > 0 && !tokens[at]?.afterBreak && isOneOf(reading, at - 1, before)) at--;
  if (at > 0 && !tokens[at]?.afterBreak) {
    if (pairs.has(`${wordAt(reading, at - 2)} ${wordAt(reading, at - 1)}`)) return true;
    if (isOneOf(reading, at - 1, deniers) && !isOneOf(reading, at - 2, askers)) return true;
  }
  const isLast = to + 1 === tokens.length || tokens[to + 1]?.afterBreak === true || isOneOf(reading, to + 1, turns);
  return wordAt(reading, to) === "nicht" && !tokens[to]?.afterBreak && isLast;
}
