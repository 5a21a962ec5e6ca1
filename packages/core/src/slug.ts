import { foldedWords } from "./fold.ts";

const MAX = 64;

/** A key's form of a name: its words, folded (see fold.ts) and joined by `-`, at most 64 characters. `Café/Coffee/Tea` -> `cafe-coffee-tea`. Empty when the name has no letter and no digit. */
export const slugOf = (name: string): string => [...foldedWords(name)].slice(0, MAX).join("").replace(/-+$/, "");

/** A text as one line that any place can show: well-formed, with a space for each run of line breaks and other control characters. */
export const oneLine = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .trim();
