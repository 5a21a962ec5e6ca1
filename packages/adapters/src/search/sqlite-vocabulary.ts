import type { DatabaseSync } from "node:sqlite";
import { lettersOf, mayBeNear } from "@bellyfed/core/search/distance";
import { isMeant, type KnownWords, type Term } from "@bellyfed/core/search/terms";

/** The words of an index, those of one length in one text without anything between them; read when mistakes in words of about that length are first forgiven. */
export interface Vocabulary extends KnownWords {
  /** A word was written that was not there before. */
  add(word: string): void;
}

const MOST_REMEMBERED = 2000;

export function vocabulary(db: DatabaseSync): Vocabulary {
  const byLength = new Map<number, string>();
  const remembered = new Map<string, readonly string[]>();
  const one = db.prepare("select 1 from term where size = ? and term = ?");
  const all = db.prepare("select group_concat(term, '') words from term where size = ?");
  const ofLength = (length: number) => {
    const known = byLength.get(length) ?? String(all.get(length)?.words ?? "");
    byLength.set(length, known);
    return known;
  };
  return {
    has: (word) => one.get(word.length, word) !== undefined,
    add(word) {
      const known = byLength.get(word.length);
      if (known !== undefined) byLength.set(word.length, known + word);
      remembered.clear();
    },
    meantBy(term) {
      const before = remembered.get(`${term.word} ${term.mistakes}`);
      if (before) return before;
      const meant = lengths(term).flatMap((length) => meantAmong(term, ofLength(length), length));
      if (remembered.size >= MOST_REMEMBERED) remembered.clear();
      remembered.set(`${term.word} ${term.mistakes}`, meant);
      return meant;
    },
  };
}

function meantAmong(term: Term, words: string, length: number): string[] {
  const letters = lettersOf(term.word);
  const meant: string[] = [];
  for (let from = 0; from < words.length; from += length) {
    if (!mayBeNear(letters, lettersOf(words, from, from + length), term.mistakes)) continue;
    const word = words.slice(from, from + length);
    if (isMeant(term, word)) meant.push(word);
  }
  return meant;
}

const lengths = ({ word, mistakes }: Term): number[] =>
  mistakes === 0 ? [] : Array.from({ length: 2 * mistakes + 1 }, (_, index) => word.length - mistakes + index);
