import { hidesSomething, turnsDirection } from "@bellyfed/core/visible";
import { ENDINGS } from "./plain.ts";

/** Longer ones are cut at a word. */
export const MOST_QUOTED = 240;
/** Fewer letters say nothing. */
const LEAST_QUOTED = 3;

/** What ends a quote: markup, placeholders, markers of sources, addresses, and characters that nobody sees or that break lines. */
const UNQUOTED = new RegExp(
  [
    String.raw`[<>[\]{}|\x60\\*_#~^@\p{Cc}\p{Co}\p{Cn}\u2028\u2029]|&#?\w+;`,
    String.raw`(?:https?|ftp|data|javascript|mailto|file|vbscript)\s*:|www\.|\b[\w-]+\.(?:${ENDINGS})\b`,
  ].join("|"),
  "giu",
);
const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/**
 * What of a sentence of a review may be quoted, word for word: the whole of it, or the longest piece without markup and addresses; undefined where
 * nothing is left, or where its letters only look like others. `says`: a phrase that has to be in it.
 */
export function quotable(sentence: string, says: (piece: string) => boolean = () => true): string | undefined {
  const pieces = sentence
    .split(UNQUOTED)
    .map((piece) => piece.trim())
    .filter((piece) => isClean(piece) && letters(piece) >= LEAST_QUOTED && says(piece));
  return pieces.toSorted((one, other) => other.length - one.length)[0];
}

const isClean = (piece: string): boolean => !turnsDirection(piece) && !hidesSomething(piece) && !mixesScripts(piece);

const letters = (piece: string): number => piece.match(/\p{L}/gu)?.length ?? 0;

/** Whether letters of several alphabets stand in one word, as in a name that only looks like another: "раypal". */
export const mixesScripts = (text: string): boolean =>
  (text.match(WORD) ?? []).some(
    (word) => [/\p{sc=Latin}/u, /\p{sc=Cyrillic}/u, /\p{sc=Greek}/u].filter((script) => script.test(word)).length > 1,
  );

/** A quote as it is shown: a long one is cut at a word. */
export function cutQuote(quote: string): string {
  if (quote.length <= MOST_QUOTED) return quote;
  const cut = quote.slice(0, MOST_QUOTED);
  const end = cut.search(/\s\S*$/u);
  return `${(end > 0 ? cut.slice(0, end) : cut).trimEnd().replace(/[\ud800-\udbff]$/, "")}…`;
}
