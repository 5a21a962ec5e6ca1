import { median, quartiles } from "./statistics.ts";

/**
 * What a row promises. `rate`: at least so many times the peer's rate. `time`: at most so many times the peer's time.
 * `milliseconds`: at most so long, whatever the peer takes.
 */
export type Target =
  | { readonly kind: "rate"; readonly atLeast: number }
  | { readonly kind: "time"; readonly atMost: number }
  | { readonly kind: "milliseconds"; readonly atMost: number };

/** One comparison of one run: what each contender took, in seconds per operation, round by round. */
export interface Row {
  readonly what: string;
  readonly peer: string;
  readonly target: Target;
  /** Rounds were interleaved, so the n-th numbers of both belong together. */
  readonly ours: readonly number[];
  readonly theirs: readonly number[];
}

export interface Outcome {
  /** Medians, seconds per operation. */
  readonly ours: number;
  readonly theirs: number;
  /** In the target's unit: times, or milliseconds. Median and quartiles over the rounds. */
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly met: boolean;
  /** How good it is beside the target: 1 is just met, 2 twice as good. */
  readonly score: number;
  readonly scoreRange: readonly [number, number];
}

const goalOf = (target: Target): number => (target.kind === "rate" ? target.atLeast : target.atMost);

function compared(target: Target, ours: number, theirs: number): number {
  switch (target.kind) {
    case "rate":
      return theirs / ours;
    case "time":
      return ours / theirs;
    case "milliseconds":
      return ours * 1000;
  }
}

/** What a row amounts to. Throws when a contender has no rounds, or not as many as the other. */
export function outcome({ what, target, ours, theirs }: Row): Outcome {
  if (ours.length === 0 || ours.length !== theirs.length)
    throw new Error(`${what}: ${ours.length} rounds of ours, ${theirs.length} of theirs`);
  const values = ours.map((own, round) => compared(target, own, theirs[round] ?? Number.NaN));
  const value = median(values);
  const [low, high] = quartiles(values);
  const goal = goalOf(target);
  const score = (reached: number) => (target.kind === "rate" ? reached / goal : goal / reached);
  const [worst = 0, best = 0] = [score(low), score(high)].sort((a, b) => a - b);
  return {
    ours: median(ours),
    theirs: median(theirs),
    value,
    low,
    high,
    met: score(value) >= 1,
    score: score(value),
    scoreRange: [worst, best],
  };
}
