import type { Level } from "@bellyfed/core/search/query";
import { brevityOf, leastMissed, type Scoring } from "@bellyfed/core/search/score";
import { asked, type Term } from "@bellyfed/core/search/terms";
import { type Kept, scoredOf } from "./sqlite-columns.ts";
import { expression } from "./sqlite-matching.ts";

/** The numbers of documents by an expression of FTS5. */
export type Matching = (match: string) => Int32Array;

/**
 * What the words of each document miss at least, by where FTS5 finds each word: few texts have to be looked at to know which are the best.
 * Only of documents that are found.
 */
export function leastOfWords(matching: Matching, terms: readonly Term[], level: Level, size: number): Int32Array {
  const least = new Int32Array(size);
  const { all } = asked(terms, level);
  const take = (match: string, less: number) => {
    const ids = matching(match);
    for (let at = 0; at < ids.length; at++) {
      const id = ids[at] ?? 0;
      least[id] = (least[id] ?? 0) - less;
    }
  };
  let none = 0;
  for (const term of terms) {
    const [forms, any] = [formsOf(term, level), one(term, level)];
    const found = forms.reduce<number>((sum, { missed }) => sum + missed, leastMissed.elsewhere);
    none += all ? found : leastMissed.nowhere(term.word);
    if (!all) take(any, leastMissed.nowhere(term.word) - found);
    take(`name : (${any})`, leastMissed.elsewhere);
    for (const { match, missed } of forms) take(match, missed);
  }
  for (let id = 0; id < size; id++) least[id] = (least[id] ?? 0) + none;
  return least;
}

/** The better forms in which a word may be found, and what any other one misses. */
function formsOf(term: Term, level: Level): { readonly match: string; readonly missed: number }[] {
  const { word, isLast, meant = [] } = term;
  if (level === "exact")
    return isLast ? [{ match: one({ ...term, isLast: false }, level), missed: leastMissed.begun }] : [];
  // A word that is known is mostly found as it is written.
  if (meant.length === 0 || meant.includes(word)) return [];
  return [{ match: one({ ...term, meant: [] }, level), missed: leastMissed.mistaken }];
}

const one = (term: Term, level: Level): string => expression([term], level);

/** Keys by relevance, and what they are at least. */
export function byRelevance(kept: Kept, terms: readonly Term[], score: Scoring, least: Int32Array) {
  const { names, popularity, liked } = kept.columns;
  return {
    keyOf: (id: number) => score.of(scoredOf(kept, id)),
    atLeast(id: number) {
      const ofWords = least[id] ?? 0;
      const whole = ofWords === 0 && names[id] === terms.length ? leastMissed.whole : 0;
      return ofWords + whole + brevityOf(names[id] ?? 0, terms.length) + (popularity[id] ?? 0) + (liked[id] ?? 0);
    },
  };
}
