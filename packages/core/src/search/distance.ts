/**
 * How many letters were left out, put in, taken for others or exchanged with their neighbours between two words (Damerau-Levenshtein, optimal
 * string alignment); `most + 1` as soon as it is more than `most`.
 */
export function distance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= other.length; j++) {
      const same = one.charCodeAt(i - 1) === other.charCodeAt(j - 1) ? 0 : 1;
      let steps = Math.min(at(row, j) + 1, at(next, j - 1) + 1, at(row, j - 1) + same);
      if (areExchanged(one, i, other, j)) steps = Math.min(steps, at(before, j - 2) + 1);
      next[j] = steps;
      if (steps < least) least = steps;
    }
    if (least > most) return most + 1;
    [before, row] = [row, next];
  }
  return at(row, other.length);
}

const at = (row: readonly number[], index: number): number => row[index] ?? 0;

const areExchanged = (one: string, i: number, other: string, j: number): boolean =>
  i > 1 &&
  j > 1 &&
  one.charCodeAt(i - 1) === other.charCodeAt(j - 2) &&
  one.charCodeAt(i - 2) === other.charCodeAt(j - 1);

/** So many mistakes are forgiven in a word: 1 from four letters on, 2 from seven. None in numbers. */
export function forgiven(word: string): number {
  if (word.length < 4 || /\d/.test(word)) return 0;
  return word.length < 7 ? 1 : 2;
}
