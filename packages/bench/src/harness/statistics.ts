/** The value below which a share of the numbers lies, between neighbours by straight line (Hyndman and Fan's type 7). */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}

export const median = (numbers: readonly number[]): number => quantile(numbers, 0.5);

/** The middle half: how far the rounds of a run lie apart. */
export const quartiles = (numbers: readonly number[]): [number, number] => [
  quantile(numbers, 0.25),
  quantile(numbers, 0.75),
];
