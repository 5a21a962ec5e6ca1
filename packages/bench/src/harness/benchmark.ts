import type { Rounds } from "./rounds.ts";
import type { Row } from "./row.ts";

export interface BenchContext extends Rounds {
  /** Work of a round, cut to a tenth by `--quick`. At least 1. */
  readonly scale: (operations: number) => number;
  /** Tells how it goes on. */
  readonly log: (line: string) => void;
}

/** A benchmark: one measurement, one or more rows of the table. */
export interface Benchmark {
  readonly name: string;
  /** What is done and how it is counted, in one sentence for the README. */
  readonly about: string;
  run(context: BenchContext): Promise<readonly Row[]>;
}
