/** Rows of the table of distances, used again and again; words longer than this are not compared. */
const LONGEST = 64;
const rows = [0, 1, 2].map(() => new Uint8Array(LONGEST + 1));

/**
 * How many letters were left out, put in, taken for others or exchanged with their neighbours between two words (Damerau-Levenshtein, optimal
 * string alignment); `most + 1` as soon as it is more than `most`, and for words of more than 64 letters.
 */
export function distance(one: string, other: string, most: number): number {
  const width = other.length;
  if (Math.abs(one.length - width) > most || Math.max(one.length, width) > LONGEST) return one === other ? 0 : most + 1;
  let [before, row, next] = rows as [Uint8Array, Uint8Array, Uint8Array];
  for (let j = 0; j <= width; j++) row[j] = j;
  for (let i = 1; i <= one.length; i++) {
    next[0] = i;
    let least = i;
    for (let j = 1; j <= width; j++) {
      const same = one.charCodeAt(i - 1) === other.charCodeAt(j - 1) ? 0 : 1;
      let steps = Math.min(at(row, j) + 1, at(next, j - 1) + 1, at(row, j - 1) + same);
      if (areExchanged(one, i, other, j)) steps = Math.min(steps, at(before, j - 2) + 1);
      next[j] = steps;
      if (steps < least) least = steps;
    }
    if (least > most) return most + 1;
    [before, row, next] = [row, next, before];
  }
  return at(row, width);
}

const at = (row: Uint8Array, index: number): number => row[index] ?? 0;

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

/** Which letters a word has, as bits; several share one. Each mistake changes two of them at most. */
export function lettersOf(word: string, from = 0, to = word.length): number {
  let letters = 0;
  for (let index = from; index < to; index++) letters |= 1 << (word.charCodeAt(index) & 31);
  return letters;
}

/** Whether words of these letters may be so few mistakes apart: most that are not are told by this, in a fraction of the time. */
export function mayBeNear(one: number, other: number, most: number): boolean {
  let [unlike, count] = [one ^ other, 0];
  for (; unlike !== 0 && count <= 2 * most; count++) unlike &= unlike - 1;
  return count <= 2 * most;
}
