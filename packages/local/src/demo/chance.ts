/** Chance that repeats itself: the same seed gives the same draws. */
export interface Chance {
  /** 0 <= x < 1. */
  next(): number;
  /** A whole number from `min` to `max`, both included. */
  between(min: number, max: number): number;
  /** True with this probability. */
  happens(probability: number): boolean;
  /** One of the list. Throws for an empty one. */
  pick<T>(list: readonly T[]): T;
  /** `count` different entries of the list, in the list's order. */
  some<T>(list: readonly T[], count: number): T[];
  /** Normally distributed, by the central limit theorem over 12 draws. */
  around(mean: number, deviation: number): number;
}

/** Mulberry32 (Tommy Ettinger, public domain): 32 bits of state are plenty for inventing restaurants. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function chanceOf(seed: number): Chance {
  const next = mulberry32(seed);
  const between = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  return {
    next,
    between,
    happens: (probability) => next() < probability,
    pick(list) {
      if (list.length === 0) throw new Error("There is nothing to pick from");
      return list[between(0, list.length - 1)] as (typeof list)[number];
    },
    some(list, count) {
      const drawn = list.map((entry, place) => ({ entry, place, draw: next() })).sort((a, b) => a.draw - b.draw);
      return drawn
        .slice(0, count)
        .sort((a, b) => a.place - b.place)
        .map(({ entry }) => entry);
    },
    around: (mean, deviation) => mean + deviation * (Array.from({ length: 12 }, next).reduce((a, b) => a + b, 0) - 6),
  };
}
