import type { Level } from "@bellyfed/core/search/query";
import { apartIn, isMeant, type Term } from "@bellyfed/core/search/terms";
import { searchFold, searchWords } from "@bellyfed/core/search/words";

type Offsets = readonly [number, number][];

/**
 * Where in a text the words stand that were asked for, in UTF-16 units: whole, or as far as the last one was typed; where mistakes were
 * forgiven, what was meant by one is shown whole.
 */
export function offsetsIn(text: string, terms: readonly Term[], level: Level): [number, number][] {
  const offsets: [number, number][] = [];
  const words = new Set(searchWords(text));
  const apart = new Set(terms.flatMap((term) => apartIn(term, level, words)));
  for (const { 0: run, index } of text.matchAll(/[\p{L}\p{M}\p{N}'’ー]+/gu)) {
    const folded = searchFold(run);
    for (const [from, to] of foundIn(run, folded, terms, { level, apart })) {
      const end = to === folded.length ? run.length : unfolded(run, to);
      const [first, last] = withMarks(run, unfolded(run, from), end);
      offsets.push([index + first, index + last]);
    }
  }
  return offsets;
}

/** What mistakes are forgiven, and the words as which one of the query stands apart. */
interface Forgiven {
  readonly level: Level;
  readonly apart: ReadonlySet<string>;
}

function foundIn(run: string, folded: string, terms: readonly Term[], { level, apart }: Forgiven): Offsets {
  const whole: Offsets = [[0, folded.length]];
  if (terms.some(({ word }) => word === folded)) return whole;
  // Letters that stand together are several words, each of two of them.
  if (searchWords(run).length > 1) return within(folded, terms);
  const begun = terms.find(({ word, isLast }) => isLast && folded.startsWith(word));
  if (begun) return [[0, begun.word.length]];
  if (apart.has(folded)) return whole;
  const isForgiven = (term: Term) => isMeant(term, folded) || term.joined.includes(folded);
  return level !== "exact" && terms.some(isForgiven) ? whole : [];
}

/** Whole characters: a mark belongs to the letter before it. */
function withMarks(text: string, from: number, to: number): [number, number] {
  const isMark = (at: number) => /^\p{M}/u.test(text.slice(at));
  let [first, last] = [from, to];
  while (first > 0 && isMark(first)) first--;
  while (last < text.length && isMark(last)) last++;
  return [first, last];
}

/** All the letters that were typed together, of which terms are every two. */
const togetherOf = (terms: readonly Term[]): string =>
  terms.reduce((run, { word }) => {
    const [first = "", ...rest] = word;
    return (run.endsWith(first) ? run : run + first) + rest.join("");
  }, "");

/** Each place of a word in a text. */
const everyPlace = (text: string, word: string): number[] =>
  [...text.matchAll(new RegExp(word, "gu"))].map(({ index }) => index);

/** Where words stand in a run: all of them together, or else each wherever it is; what overlaps or touches is one. */
function within(folded: string, terms: readonly Term[]): Offsets {
  const together = togetherOf(terms);
  const at = together === "" ? -1 : folded.indexOf(together);
  if (at >= 0) return [[at, at + together.length]];
  const places = terms
    .flatMap(({ word }) => everyPlace(folded, word).map((at) => [at, word.length] as const))
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
