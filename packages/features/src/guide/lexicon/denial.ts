import { met, phrasesOf } from "./phrases.ts";
import type { Token } from "./tokens.ts";

const entries = (words: string) => words.split(", ").map((phrase) => [phrase, phrase] as const);

/** What denies that which follows. */
const deniers = phrasesOf([
  ...entries("not, isn't, wasn't, aren't, weren't, ain't, never, no, hardly, barely, rarely, neither, nor, nothing"),
  ...entries("without, lacks, lacked, lacking, doesn't, didn't, don't, won't, can't, cannot, couldn't, wouldn't"),
  ...entries(
    "anything but, far from, nowhere near, less than, instead of, avoid, except, shouldn't, other than, rather than",
  ),
  ...entries(
    "nicht, kein, keine, keinen, keiner, keinem, keines, nie, niemals, kaum, weder, noch nie, ohne, wenig, statt, ausser, nix",
  ),
  ...entries("alles andere als, weit entfernt von, nichts, bloss nicht, anstatt"),
  ...entries(
    "ليس, ليست, لسنا, لم, لا, لن, غير, بدون, دون, بلا, مش, مو, ما, ابعد ما يكون عن, أبعد ما يكون, باستثناء, عدا, ماعدا, إلا",
  ),
]);
/** What looks like a denial and is none: "not only quiet", "no doubt". */
const notDeniers = phrasesOf(
  entries(
    "not only, not just, not to mention, no doubt, nicht nur, ليس فقط, لا يقتصر, لا تفوت, لا شك, don't miss, can't beat, couldn't be more, لا بأس",
  ),
);
/** What says that it is hoped, asked or long ago. */
const doubters = phrasesOf([
  ...entries(
    "if, whether, hoped, hoping, expected, expecting, wanted, wish, used to be, once, supposed, would be, could be, should be, would have been, could have been, should have been, promised",
  ),
  ...entries(
    "wenn, ob, falls, gehofft, hofften, erwartet, erwarteten, wäre, wären, hätte, hätten, sollte, könnte, früher, angeblich",
  ),
  ...entries("اذا, إذا, لو, توقعنا, نتوقع, كان يجب, يفترض, سابقا, تمنينا"),
]);
/** Words that part a sentence as a comma does. */
const turns = new Set([
  "but",
  "yet",
  "though",
  "although",
  "however",
  "aber",
  "sondern",
  "doch",
  "obwohl",
  "لكن",
  "ولكن",
  "بل",
]);
/** Words that may stand behind what they deny, at the end: "ruhig war es nicht". */
const atEnd = new Set(["not", "nicht"]);

/** So many words before a phrase may deny it. */
const REACH = 4;

/** Whether a sentence turns at a word: at "but", unless it is "anything but". */
const isTurn = (tokens: readonly Token[], at: number): boolean =>
  turns.has(tokens[at]?.word ?? "") && !["anything", "nothing"].includes(tokens[at - 1]?.word ?? "");

/** Where the part of a sentence begins in which a token stands. */
function beginOf(tokens: readonly Token[], at: number): number {
  let begin = at;
  while (begin > 0 && !tokens[begin]?.afterBreak && !isTurn(tokens, begin - 1)) begin--;
  return begin;
}

function endOf(tokens: readonly Token[], at: number): number {
  let end = at;
  while (end < tokens.length && !tokens[end]?.afterBreak && !isTurn(tokens, end)) end++;
  return end;
}

export type Standing = "said" | "denied" | "doubtful";

/** How a phrase (tokens `from` until before `to`) stands in its text: said, denied, or only hoped for. */
export function standingOf(tokens: readonly Token[], from: number, to: number): Standing {
  const begin = beginOf(tokens, from);
  const before = tokens.slice(Math.max(begin, from - REACH), from);
  const excused = new Set(met(notDeniers, before).map((each) => each.from));
  const denied = met(deniers, before).filter((each) => !excused.has(each.from)).length > 0;
  const end = endOf(tokens, to);
  const isDeniedBehind = end > to && end - to <= REACH && atEnd.has(tokens[end - 1]?.word ?? "");
  if (met(doubters, tokens.slice(begin, from)).length > 0) return "doubtful";
  return denied || isDeniedBehind ? "denied" : "said";
}
