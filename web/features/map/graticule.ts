import type { Frame } from "./frame.ts";

/** Lines of equal longitude and latitude, in degrees. */
export interface Graticule {
  readonly lngs: readonly number[];
  readonly lats: readonly number[];
}

const MOST_LINES = 20;

/** Steps between lines: 1, 2 or 5 of a decimal place, and at last 10 and 30 degrees. */
function stepFor(span: number): number {
  for (const power of [-4, -3, -2, -1, 0]) {
    for (const digit of [1, 2, 5]) {
      const step = digit * 10 ** power;
      if (span / step <= MOST_LINES) return step;
    }
  }
  return span / 10 <= MOST_LINES ? 10 : 30;
}

/** The lines that cross a frame, at round degrees, as many as help and no more. */
export function graticule({ west, south, east, north }: Frame): Graticule {
  const step = stepFor(Math.max(east - west, north - south));
  return { lngs: multiples(step, west, east), lats: multiples(step, Math.max(-85, south), Math.min(85, north)) };
}

function multiples(step: number, from: number, to: number): number[] {
  const first = Math.ceil(from / step);
  const count = Math.max(0, Math.floor(to / step) - first + 1);
  return Array.from({ length: count }, (_, index) => Number(((first + index) * step).toFixed(4)));
}
