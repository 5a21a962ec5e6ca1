import { distance } from "./distance.ts";
import { halvesAmong } from "./halves.ts";
import type { Level } from "./query.ts";
import { fields, SCALE, type Scored, type ScoredField } from "./scored.ts";
import type { Term } from "./terms.ts";

/** What a match misses, part by part: the less the better. What is taken off is negative. */
export interface Missed {
  /** For each word of the query, how far the best word of the document is from it, and where that stands. */
  readonly words: readonly { readonly word: string; readonly field: ScoredField | null; readonly missed: number }[];
  /** Words of the name that were not asked for. */
  readonly brevity: number;
  /** Taken off where the name is just what was asked for, where many have been, and where they liked it. */
  readonly whole: number;
  readonly popularity: number;
  readonly rating: number;
}

/** All in ten thousandths. */
const BY_FIELD = [0, 1000, 3000, 3000, 4000] as const;
/** A word that stands nowhere, or on the menu alone. */
const ELSEWHERE = 20_000;
const PREFIX = 4000;
const JOINED = 2000;
const MISTAKE = 5000;
/** As two words, a letter of one of them wrong. */
const HALVES = JOINED + MISTAKE + SCALE;
const EXTRA_WORD = 800;
const MOST_EXTRA = 8;
const WHOLE = -2500;
const BEST = 10 * SCALE;

/** The score as it is shown: more is better, and 10 is a name as it was asked for. */
export const shownScore = (key: number): number => (BEST - key) / SCALE;

/**
 * Scores documents of one query by what they miss. It depends on query and document alone: whatever becomes of other documents, one keeps its
 * place.
 */
export interface Scoring {
  /** What the words of a document's text miss; the rest needs no text. */
  ofText(text: string): number;
  of(document: Scored): number;
  explain(document: Scored): Missed;
}

/** `extraWords` of a name are what it has beyond the words of the query. */
export const extraWords = { missed: EXTRA_WORD, most: MOST_EXTRA } as const;

/** What a name of so many words misses for those that so many words of a query did not ask for. */
export const brevityOf = (names: number, terms: number): number =>
  EXTRA_WORD * Math.min(MOST_EXTRA, Math.max(0, names - terms));

export function scoring(terms: readonly Term[], level: Level): Scoring {
  const whole = ` ${terms.map(({ word }) => word).join(" ")} \t`;
  const words = terms.map((term) => wordMissing(term, level));
  const wholeOf = (text: string) => (text.startsWith(whole) ? WHOLE : 0);
  const brevity = ({ names }: Scored) => brevityOf(names, terms.length);
  const ofText = (text: string) => {
    let missed = wholeOf(text);
    for (const word of words) missed += word(text).missed;
    return missed;
  };
  return {
    ofText,
    of: (document) => ofText(document.text) + brevity(document) + document.popularity + document.liked,
    explain: (document) => ({
      words: terms.map(({ word }, index) => {
        const { missed, field } = words[index]?.(document.text) ?? nowhere(word);
        return { word, field: fields[field] ?? null, missed: missed / SCALE };
      }),
      brevity: brevity(document) / SCALE,
      whole: wholeOf(document.text) / SCALE,
      popularity: document.popularity / SCALE,
      rating: document.liked / SCALE,
    }),
  };
}

interface WordFound {
  readonly missed: number;
  /** At which of `fields`; -1 where it is in none. */
  readonly field: number;
}
/** Words of up to three letters say little, and long ones much: they are missed so much less, or more for each letter. */
const [SHORT, LONG] = [3, 6];
const [ELSEWHERE_SHORT, LONGER, MOST_ELSEWHERE] = [10_000, 2500, 30_000];
function nowhere({ length }: string): WordFound {
  const long = Math.min(MOST_ELSEWHERE, ELSEWHERE + LONGER * Math.max(0, length - LONG));
  return { missed: length <= SHORT ? ELSEWHERE_SHORT : long, field: -1 };
}
/**
 * What a word misses at least by what is known without a look at the text: `elsewhere` than in the name, `begun` only,
 * `mistaken` for another, `nowhere` where it is not found; and what is taken off where the name is just what was asked for.
 */
export const leastMissed = {
  elsewhere: BY_FIELD[2],
  begun: PREFIX,
  mistaken: MISTAKE + SCALE,
  whole: WHOLE,
  nowhere: (word: string): number => nowhere(word).missed,
} as const;
const better = (one: WordFound, other: WordFound): WordFound => (other.missed < one.missed ? other : one);

/** Finds a word in a document's text: as it is written by looking for it there, and only else by a look at every word. */
function wordMissing(term: Term, level: Level): (text: string) => WordFound {
  const [written, begun] = [` ${term.word} `, ` ${term.word}`];
  const joined = term.joined.map((word) => ` ${word} `);
  const [none, meant] = [nowhere(term.word), meaning(term)];
  const standing = (text: string, what: string, missed: number) => {
    const at = text.indexOf(what);
    return at < 0 ? none : foundIn(text, at, missed);
  };
  return (text) => {
    let found = standing(text, written, 0);
    if (term.isLast && found.missed > PREFIX) found = better(found, standing(text, begun, PREFIX));
    if (level === "exact" || found.missed <= JOINED) return found;
    for (const word of joined) found = better(found, standing(text, word, JOINED));
    found = better(better(found, apart(term, text)), meant(text));
    return level === "parted" && found.missed > HALVES ? better(found, halved(term, text)) : found;
  };
}

function foundIn(text: string, at: number, missed: number): WordFound {
  let field = 0;
  for (let tab = text.indexOf("\t"); tab >= 0 && tab < at; tab = text.indexOf("\t", tab + 1)) field++;
  return { missed: missed + (BY_FIELD[field] ?? 0), field };
}

/** Both parts in one field. */
function apart({ word, split }: Term, text: string): WordFound {
  let found = nowhere(word);
  if (split.length === 0) return found;
  for (const [field, words] of text.split("\t").entries())
    if (split.some((parts) => parts.every((part) => words.includes(` ${part} `))))
      found = better(found, { missed: JOINED + (BY_FIELD[field] ?? 0), field });
  return found;
}

/** Both halves in one field. */
function halved({ word, halves }: Term, text: string): WordFound {
  const isIn = (words: string) => (part: string) => words.includes(` ${part} `);
  const stands = (words: string) =>
    halves
      ? halves.some(([written, meant]) => isIn(words)(written) && meant.some(isIn(words)))
      : halvesAmong(word, new Set(words.split(" "))).length > 0;
  const field = text.split("\t").findIndex(stands);
  return field < 0 ? nowhere(word) : { missed: HALVES + (BY_FIELD[field] ?? 0), field };
}

/** The word that was most likely meant; how far words are from it is remembered. */
function meaning(term: Term): (text: string) => WordFound {
  const [known, none] = [new Map<string, number>(), nowhere(term.word)];
  const missedBy = (word: string) => {
    let missed = known.get(word);
    if (missed === undefined) {
      const steps = distance(term.word, word, term.mistakes);
      missed = steps > term.mistakes ? none.missed : MISTAKE + SCALE * steps;
      known.set(word, missed);
    }
    return missed;
  };
  const mayHave = mention(term);
  return (text) => {
    if (!mayHave(text)) return none;
    let [least, best] = [none.missed, -1];
    for (const [field, words] of text.split("\t").entries())
      for (const word of words.split(" ")) {
        const missed = word === "" ? least : missedBy(word) + (BY_FIELD[field] ?? 0);
        if (missed < least) [least, best] = [missed, field];
      }
    return best < 0 ? none : { missed: least, field: best };
  };
}

/** Whether any word that may be meant can be in a text: where all of them are known, most texts are passed over by one look. */
function mention({ mistakes, meant }: Term): (text: string) => boolean {
  if (mistakes === 0 || meant?.length === 0) return () => false;
  if (!meant) return () => true;
  const any = new RegExp(` (?:${meant.join("|")}) `);
  return (text) => any.test(text);
}

/** Whether a word of a query stands in nothing of a document that is scored: then it was found by its menu, if it was. */
export const isElsewhere = (missed: Missed): boolean => missed.words.some(({ field }) => field === null);
