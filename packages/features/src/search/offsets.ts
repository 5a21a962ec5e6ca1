import type { Level } from "@bellyfed/core/search/query";
import { isMeant, type Term } from "@bellyfed/core/search/terms";
import { searchFold, searchWords } from "@bellyfed/core/search/words";

type Offsets = readonly [number, number][];

/**
 * Where in a text the words stand that were asked for, in UTF-16 units: whole, or as far as the last one was typed; where mistakes were
 * forgiven, what was meant by one is shown whole.
 */
export function offsetsIn(text: string, terms: readonly Term[], level: Level): [number, number][] {
  const offsets: [number, number][] = [];
  for (const { 0: run, index } of text.matchAll(/[\p{L}\p{M}\p{N}'’ー]+/gu)) {
    const folded = searchFold(run);
    for (const [from, to] of foundIn(run, folded, terms, level))
      offsets.push([index + unfolded(run, from), index + (to === folded.length ? run.length : unfolded(run, to))]);
  }
  return offsets;
}

function foundIn(run: string, folded: string, terms: readonly Term[], level: Level): Offsets {
  const whole: Offsets = [[0, folded.length]];
  if (terms.some(({ word }) => word === folded)) return whole;
  // Letters that stand together are several words, each of two of them.
  if (searchWords(run).length > 1) return within(folded, terms);
  const begun = terms.find(({ word, isLast }) => isLast && folded.startsWith(word));
  if (begun) return [[0, begun.word.length]];
  const isForgiven = (term: Term) => isMeant(term, folded) || term.joined.includes(folded);
  return level !== "exact" && terms.some(isForgiven) ? whole : [];
}

/** Where words stand in a run; what overlaps or touches is one. */
function within(folded: string, terms: readonly Term[]): Offsets {
  const places = terms
    .map(({ word }) => [folded.indexOf(word), word.length] as const)
    .filter(([at]) => at >= 0)
    .sort(([one], [other]) => one - other);
  const found: [number, number][] = [];
  for (const [from, length] of places) {
    const last = found.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], from + length);
    else found.push([from, from + length]);
  }
  return found;
}

/** How many units of a text make so many of what it folds to. */
function unfolded(text: string, length: number): number {
  let units = 0;
  for (const character of text) {
    if (searchFold(text.slice(0, units)).length >= length) break;
    units += character.length;
  }
  return units;
}
