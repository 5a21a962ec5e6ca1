import { distance, forgiven } from "./distance.ts";
import { type Halves, halvesAmong, knownHalves, splits } from "./halves.ts";
import { byCodePoints } from "./order.ts";
import type { Level } from "./query.ts";
import { searchWords } from "./words.ts";

/** A word of a query, and as what else it is taken when mistakes are forgiven. */
export interface Term {
  readonly word: string;
  /** The last word may be the beginning of one. */
  readonly isLast: boolean;
  readonly mistakes: number;
  /** Together with the word before or behind it: "mc donalds". */
  readonly joined: readonly string[];
  /** As two words: "shakeshack". */
  readonly split: readonly (readonly [string, string])[];
  /** All words there are that may be meant by it; left out as long as they were not looked for. */
  readonly meant?: readonly string[];
  /** As two words with a letter of one wrong; left out as long as they were not looked for. */
  readonly halves?: readonly Halves[];
}

/** The words of an index. */
export interface KnownWords {
  has(word: string): boolean;
  /** Those that may be meant by a query's word. */
  meantBy(term: Term): readonly string[];
}

/** One word of a query by itself, in which so many mistakes are forgiven. */
const alone = (word: string, mistakes: number): Term => ({ word, isLast: false, mistakes, joined: [], split: [] });

/** As which two words that there are each word of a query may be read, with a letter of one wrong. */
export const halvedTerms = (terms: readonly Term[], words: KnownWords): Term[] =>
  terms.map((term) => ({ ...term, halves: halvesOf(term, words) }));

/** As which two words of an index a word may be read, with a letter of one wrong. */
export const halvesOf = ({ word }: Term, words: KnownWords): Halves[] =>
  knownHalves(word, { has: words.has, near: (part) => words.meantBy(alone(part, 1)) });

/** Words of a query with nothing but what there is in an index: nothing else has to be looked for in its documents. */
export const knownTerms = (terms: readonly Term[], words: KnownWords): Term[] =>
  terms.map((term) => ({
    ...term,
    joined: term.joined.filter(words.has),
    split: term.split.filter((parts) => parts.every(words.has)),
    meant: words.meantBy(term),
  }));

const MOST_WORDS = 12;
/** Shorter words are too many to be looked for by themselves. */
const LEAST_ALONE = 4;

/** What a query asks for; empty when it has no letter and no digit. */
export function termsOf(text: string): Term[] {
  const words = searchWords(text).slice(0, MOST_WORDS);
  return words.map((word, index) => ({
    word,
    isLast: index === words.length - 1,
    mistakes: forgiven(word),
    joined: [words[index - 1], words[index + 1]].flatMap((other, behind) =>
      other === undefined ? [] : [behind ? word + other : other + word],
    ),
    split: splits(word),
  }));
}

/** The words that count at a level, and whether all of them have to be there. Of any, short ones are left out where there are others. */
export function asked(terms: readonly Term[], level: Level): { terms: readonly Term[]; all: boolean } {
  if (level !== "any") return { terms, all: true };
  const long = terms.filter(({ word }) => word.length >= LEAST_ALONE);
  return { terms: long.length > 0 ? long : terms, all: false };
}

/** Whether a document with these words is found. */
export function isFound(terms: readonly Term[], level: Level, words: ReadonlySet<string>): boolean {
  const query = asked(terms, level);
  const has = (term: Term) => isMet(term, level, words);
  return query.all ? query.terms.every(has) : query.terms.some(has);
}

function isMet(term: Term, level: Level, words: ReadonlySet<string>): boolean {
  if (words.has(term.word)) return true;
  const isOne = (word: string) =>
    (term.isLast && word.startsWith(term.word)) || (level !== "exact" && isMeant(term, word));
  if ([...words].some(isOne)) return true;
  if (level === "exact") return false;
  return term.joined.some((word) => words.has(word)) || apartIn(term, level, words).length > 0;
}

/** The words as which one of a query stands apart among others. */
export function apartIn({ word, split }: Term, level: Level, words: ReadonlySet<string>): readonly string[] {
  if (level === "exact") return [];
  const parts = split.find(([one, other]) => words.has(one) && words.has(other));
  return parts ?? (level === "parted" ? halvesAmong(word, words) : []);
}

/** Whether a word may be what was meant by another that is not it. */
export const isMeant = ({ word, mistakes }: Term, other: string): boolean =>
  mistakes > 0 && distance(word, other, mistakes) <= mistakes;

/** So many dishes of one restaurant tell why it was found. */
const MOST_DISHES = 3;

/** Dishes with words of a query; those with most of them come first, and no more than are of use. */
export function dishesMet(dishes: readonly string[], terms: readonly Term[], level: Level): string[] {
  const scored = dishes.map((dish) => {
    const words = new Set(searchWords(dish));
    return { dish, met: terms.filter((term) => isMet(term, level, words)).length };
  });
  return scored
    .filter(({ met }) => met > 0)
    .sort((one, other) => other.met - one.met || byCodePoints(one.dish, other.dish))
    .slice(0, MOST_DISHES)
    .map(({ dish }) => dish);
}
