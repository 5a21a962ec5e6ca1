export interface Bar {
  /** 5 down to 1. */
  readonly stars: number;
  readonly count: number;
  /** Of all ratings, 0 to 1. */
  readonly share: number;
  /** Against the longest bar, 0 to 1. */
  readonly length: number;
}

/** The bars of a rating's histogram (its counts of ones, twos, … fives), the best rating first. */
export function barsOf(histogram: readonly number[]): readonly Bar[] {
  const all = histogram.reduce((sum, count) => sum + count, 0);
  const most = Math.max(...histogram);
  return histogram
    .map((count, index) => ({
      stars: index + 1,
      count,
      share: all === 0 ? 0 : count / all,
      length: most === 0 ? 0 : count / most,
    }))
    .reverse();
}
