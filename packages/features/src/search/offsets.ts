import { termsOf } from "@bellyfed/core/search/terms";
import { searchFold } from "@bellyfed/core/search/words";

/** Where in a text the words stand that were typed: whole, or their beginnings. A word that was meant by a mistake is shown whole. */
export function offsetsIn(text: string, typed: string): [number, number][] {
  const terms = termsOf(typed);
  const offsets: [number, number][] = [];
  for (const { 0: run, index } of text.matchAll(/[\p{L}\p{M}\p{N}'’ー]+/gu)) {
    const folded = searchFold(run);
    const found = terms.map(({ word }) => folded.indexOf(word)).find((at) => at >= 0);
    if (found === undefined) continue;
    const word = terms.find((term) => folded.indexOf(term.word) === found)?.word ?? "";
    offsets.push([index + unfolded(run, found), index + unfolded(run, found + word.length)]);
  }
  return offsets;
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
