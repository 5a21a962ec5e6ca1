import type { GuideLanguage } from "../rules.ts";
import { phraseWords, type Token } from "./tokens.ts";

/** A phrase that was met among the tokens of a text: from one token until before another. */
export interface Met<Value> {
  readonly value: Value;
  readonly from: number;
  readonly to: number;
}

/** A phrase, what it stands for, and of which language it is; of all where that is left out. */
export type PhraseEntry<Value> = readonly [phrase: string, value: Value, language?: GuideLanguage];

interface Entry<Value> {
  readonly words: readonly string[];
  readonly value: Value;
  readonly language: GuideLanguage | undefined;
}

/** Phrases by their first words. */
export interface Phrases<Value> {
  readonly byFirst: ReadonlyMap<string, readonly Entry<Value>[]>;
}

/** Phrases with what they stand for; of the same phrase, all. Longer ones come first. */
export function phrasesOf<Value>(entries: Iterable<PhraseEntry<Value>>): Phrases<Value> {
  const byFirst = new Map<string, Entry<Value>[]>();
  for (const [phrase, value, language] of entries) {
    const words = phraseWords(phrase);
    const [first] = words;
    if (first === undefined) continue;
    const known = byFirst.get(first);
    if (known) known.push({ words, value, language });
    else byFirst.set(first, [{ words, value, language }]);
  }
  for (const known of byFirst.values()) known.sort((one, other) => other.words.length - one.words.length);
  return { byFirst };
}

const fits = (words: readonly string[], tokens: readonly Token[], from: number): boolean =>
  words.every((word, at) => tokens[from + at]?.forms.includes(word));

/** Short words mean another thing in another language: "kind", "bar". Longer ones are borrowed. */
const BORROWED = 5;
const isOf = (language: GuideLanguage | undefined, entry: Entry<unknown>): boolean =>
  !language || !entry.language || language === entry.language || entry.words.join(" ").length >= BORROWED;

/** What begins at a token in a text of a language: the longest phrase, and every other that is as long. */
export function metAt<Value>(
  { byFirst }: Phrases<Value>,
  tokens: readonly Token[],
  from: number,
  language?: GuideLanguage,
): Met<Value>[] {
  const all = (tokens[from]?.forms ?? []).flatMap((form) => byFirst.get(form) ?? []);
  const fitting = all.filter((entry) => isOf(language, entry) && fits(entry.words, tokens, from));
  const longest = Math.max(0, ...fitting.map(({ words }) => words.length));
  return fitting
    .filter(({ words }) => words.length === longest)
    .map(({ value, words }) => ({ value, from, to: from + words.length }));
}

/** Every phrase that is met, the longest where several begin at one token, and none inside another. */
export function met<Value>(phrases: Phrases<Value>, tokens: readonly Token[], language?: GuideLanguage): Met<Value>[] {
  const found: Met<Value>[] = [];
  for (let at = 0; at < tokens.length; ) {
    const here = metAt(phrases, tokens, at, language);
    found.push(...here);
    at = here[0]?.to ?? at + 1;
  }
  return found;
}

/** A list as lexicons write them: parted by commas. */
export const listed = (list: string): string[] =>
  list
    .split(/[,،]/)
    .map((each) => each.trim())
    .filter((each) => each !== "");
