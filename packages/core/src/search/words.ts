import { fold } from "../fold.ts";

/** Scripts whose words stand together: they are found by every two letters that follow each other. ー draws a vowel out. */
const TOGETHER =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}ー]+/gu;
/** Vowel signs of Arabic and Hebrew, which most people leave out. */
const VOWEL_SIGNS = /[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670\u06d6-\u06ed]/g;
const ARABIC: Readonly<Record<string, string>> = { ى: "ي", ة: "ه", أ: "ا", إ: "ا", آ: "ا", ٱ: "ا", ی: "ي", ک: "ك" };
const ARABIC_LETTERS = new RegExp(`[${Object.keys(ARABIC).join("")}]`, "g");

/** How many characters of a text are looked at: more than any name has. */
const MOST_READ = 1024;

/** A text as it is compared in a search: folded, and without what writers of Arabic and Hebrew leave out. */
export const searchFold = (text: string): string =>
  fold(text.slice(0, MOST_READ))
    .replace(VOWEL_SIGNS, "")
    .replace(ARABIC_LETTERS, (letter) => ARABIC[letter] ?? letter);

/** The words of a text in their order, as documents are found by them and queries ask for them. */
export const searchWords = (text: string): string[] =>
  searchFold(text)
    .split(/[^\p{L}\p{M}\p{N}ー]+/u)
    .flatMap((run) => (run === "" ? [] : apart(run)));

/** Words that are written as one by some and as several by others: Ess-a-Bagel, Chick-fil-A, A&W. */
const COMPOUND = /[\p{L}\p{M}\p{N}]+(?:[-.&‐–][\p{L}\p{M}\p{N}]+)+/gu;

/** The compounds of a text, each as one word. */
export const compounds = (text: string): string[] =>
  (searchFold(text).match(COMPOUND) ?? []).map((compound) => compound.replace(/[-.&‐–]/g, ""));

/** A run of letters, and of those that stand together every two that follow each other. */
function apart(run: string): string[] {
  const words: string[] = [];
  let end = 0;
  for (const { 0: together, index } of run.matchAll(TOGETHER)) {
    if (index > end) words.push(run.slice(end, index));
    words.push(...pairs([...together]));
    end = index + together.length;
  }
  if (end < run.length) words.push(run.slice(end));
  return words;
}

const pairs = (letters: readonly string[]): string[] =>
  letters.length === 1 ? [...letters] : letters.slice(1).map((letter, index) => `${letters[index]}${letter}`);
