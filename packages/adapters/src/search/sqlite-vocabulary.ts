import type { DatabaseSync } from "node:sqlite";
import { isMeant, type Term } from "@bellyfed/core/search/terms";

/** The words of an index by their length, read when mistakes are first to be forgiven. */
export interface Vocabulary {
  has(word: string): boolean;
  add(word: string): void;
  /** The words that may be meant by a query's word. */
  meantBy(term: Term): readonly string[];
}

/** One long row is read several times as fast as one for each word. */
const ALL_WORDS = "select group_concat(term, ' ') words from term";
const MOST_REMEMBERED = 2000;

export function vocabulary(db: DatabaseSync): Vocabulary {
  let words: Map<number, string[]> | undefined;
  const remembered = new Map<string, readonly string[]>();
  const one = db.prepare("select 1 from term where term = ?");
  const read = () => {
    const byLength = new Map<number, string[]>();
    const words = db.prepare(ALL_WORDS).get()?.words;
    for (const word of String(words ?? "").split(" ")) put(byLength, word);
    return byLength;
  };
  return {
    has: (word) => one.get(word) !== undefined,
    add(word) {
      if (words) put(words, word);
      remembered.clear();
    },
    meantBy(term) {
      const before = remembered.get(term.word);
      if (before) return before;
      words ??= read();
      const meant = lengths(term).flatMap((length) => (words?.get(length) ?? []).filter((word) => isMeant(term, word)));
      if (remembered.size >= MOST_REMEMBERED) remembered.clear();
      remembered.set(term.word, meant);
      return meant;
    },
  };
}

const lengths = ({ word, mistakes }: Term): number[] =>
  mistakes === 0 ? [] : Array.from({ length: 2 * mistakes + 1 }, (_, index) => word.length - mistakes + index);

function put(byLength: Map<number, string[]>, word: string): void {
  const same = byLength.get(word.length);
  if (same) same.push(word);
  else byLength.set(word.length, [word]);
}
