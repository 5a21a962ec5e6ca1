/** From where until where, in UTF-16 units. */
export type Offsets = readonly (readonly [from: number, to: number])[];

/** A part of a text, which begins at `from`. */
interface Piece {
  readonly text: string;
  readonly from: number;
  readonly matched: boolean;
}

/** A text in pieces, of which some are what was asked for; together they are the whole text, whatever the offsets are. */
export function pieces(text: string, offsets: Offsets): Piece[] {
  const found: Piece[] = [];
  let end = 0;
  const add = (until: number, matched: boolean) => {
    const to = Math.min(until, text.length);
    if (to > end) found.push({ text: text.slice(end, to), from: end, matched });
    end = Math.max(end, to);
  };
  for (const [from, to] of offsets.toSorted(([a], [b]) => a - b)) {
    add(from, false);
    add(to, true);
  }
  add(text.length, false);
  return found;
}
