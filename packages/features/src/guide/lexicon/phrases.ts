import { phraseWords, type Token } from "./tokens.ts";

/** A phrase that was met among the tokens of a text: from one token until before another. */
export interface Met<Value> {
  readonly value: Value;
  readonly from: number;
  readonly to: number;
}

interface Entry<Value> {
  readonly words: readonly string[];
  readonly value: Value;
}

/** Phrases by their first words. */
export interface Phrases<Value> {
  readonly byFirst: ReadonlyMap<string, readonly Entry<Value>[]>;
}

/** Phrases with what they stand for; of the same phrase, all. Longer ones come first. */
export function phrasesOf<Value>(entries: Iterable<readonly [phrase: string, value: Value]>): Phrases<Value> {
  const byFirst = new Map<string, Entry<Value>[]>();
  for (const [phrase, value] of entries) {
    const words = phraseWords(phrase);
    const [first] = words;
    if (first === undefined) continue;
    const known = byFirst.get(first);
    if (known) known.push({ words, value });
    else byFirst.set(first, [{ words, value }]);
  }
  for (const known of byFirst.values()) known.sort((one, other) => other.words.length - one.words.length);
  return { byFirst };
}

const fits = (words: readonly string[], tokens: readonly Token[], from: number): boolean =>
  words.every((word, at) => tokens[from + at]?.forms.includes(word));

/** What begins at a token: the longest phrase, and every other that is as long. */
export function metAt<Value>({ byFirst }: Phrases<Value>, tokens: readonly Token[], from: number): Met<Value>[] {
  const all = (tokens[from]?.forms ?? []).flatMap((form) => byFirst.get(form) ?? []);
  const fitting = all.filter(({ words }) => fits(words, tokens, from));
  const longest = Math.max(0, ...fitting.map(({ words }) => words.length));
  return fitting
    .filter(({ words }) => words.length === longest)
    .map(({ value, words }) => ({ value, from, to: from + words.length }));
}

/** Every phrase that is met, the longest where several begin at one token, and none inside another. */
export function met<Value>(phrases: Phrases<Value>, tokens: readonly Token[]): Met<Value>[] {
  const found: Met<Value>[] = [];
  for (let at = 0; at < tokens.length; ) {
    const here = metAt(phrases, tokens, at);
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
