import { functionWords } from "../lexicon/common.ts";
import { type Met, metAt, type Phrases } from "../lexicon/phrases.ts";
import type { Token } from "../lexicon/tokens.ts";
import type { GuideLanguage } from "../rules.ts";

/** A message while it is read: what was understood of it is taken, and nothing else is made of it. */
export interface Reading {
  readonly language: GuideLanguage;
  readonly tokens: readonly Token[];
  /** By token. */
  readonly taken: boolean[];
  /** By token: whether it says how something is to be, such as cheap or vegan. What denies that does not deny the thing. */
  readonly describes: boolean[];
}

export const readingOf = (tokens: readonly Token[], language: GuideLanguage): Reading => ({
  language,
  tokens,
  taken: tokens.map(() => false),
  describes: tokens.map(() => false),
});

export const isFree = ({ taken }: Reading, from: number, to: number): boolean => !taken.slice(from, to).includes(true);

export function take({ taken }: Reading, from: number, to: number): void {
  taken.fill(true, from, to);
}

/** Takes what says how something is to be. */
export function takeDescription(reading: Reading, from: number, to: number): void {
  take(reading, from, to);
  reading.describes.fill(true, from, to);
}

/** What of these phrases is met where nothing else was read. It is not taken yet. */
export function metFreely<Value>(reading: Reading, phrases: Phrases<Value>): Met<Value>[] {
  const found: Met<Value>[] = [];
  for (let at = 0; at < reading.tokens.length; ) {
    const here = reading.taken[at] ? [] : metAt(phrases, reading.tokens, at, reading.language);
    const free = here.filter(({ from, to }) => isFree(reading, from, to));
    found.push(...free);
    at = free[0]?.to ?? at + 1;
  }
  return found;
}

/** The same, and takes it. */
export function takeMet<Value>(reading: Reading, phrases: Phrases<Value>): Met<Value>[] {
  const found = metFreely(reading, phrases);
  for (const { from, to } of found) take(reading, from, to);
  return found;
}

/** The word of a token, folded; empty before the first and behind the last. */
export const wordAt = ({ tokens }: Reading, at: number): string => tokens[at]?.word ?? "";

/** Whether a token is one of these words, in any of its forms. */
export const isOneOf = ({ tokens }: Reading, at: number, words: ReadonlySet<string>): boolean =>
  tokens[at]?.forms.some((form) => words.has(form)) ?? false;

export const isFunctionWord = ({ tokens, language }: Reading, at: number): boolean => {
  const word = tokens[at]?.word ?? "";
  return functionWords[language].has(word) || functionWords.en.has(word);
};

/** Whether a token is written with a capital. */
export const isCapital = ({ tokens }: Reading, at: number): boolean => /^\p{Lu}/u.test(tokens[at]?.text ?? "");
