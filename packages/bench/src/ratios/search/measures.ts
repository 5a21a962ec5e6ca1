import type { BenchContext } from "../../harness/benchmark.ts";
import { interleave, timed } from "../../harness/rounds.ts";
import type { Row, Target } from "../../harness/row.ts";
import { quantile } from "../../harness/statistics.ts";

export type Work = (turn: number) => Promise<unknown>;

/** What is measured, and against what. */
export interface Measured {
  readonly what: string;
  readonly peer: string;
  readonly target: Target;
  readonly ours: Work;
  readonly theirs: Work;
  /** Operations of a round. */
  readonly count: number;
  /** Operations of a round of theirs, where that takes much longer. */
  readonly counted?: number;
}

/** How many of it are done in a second, beside theirs. */
export async function rate(
  { ours, theirs, count, counted = count, ...row }: Measured,
  { scale, log, ...rounds }: BenchContext,
): Promise<Row> {
  log(row.what);
  const contenders = [
    { name: "ours", round: () => timed(scale(count), 1, ours) },
    { name: "theirs", round: () => timed(scale(counted), 1, theirs) },
  ] as const;
  return { ...row, ...(await interleave(contenders, rounds)) };
}

/** What all but one of twenty of each stay below. */
export async function slowest(
  { ours, theirs, count, counted = count, ...row }: Measured,
  { scale, log, ...rounds }: BenchContext,
): Promise<Row> {
  log(row.what);
  const contenders = [
    { name: "ours", round: () => slow(scale(count), ours) },
    { name: "theirs", round: () => slow(scale(counted), theirs) },
  ] as const;
  return { ...row, ...(await interleave(contenders, rounds)) };
}

/** In seconds of the processor: what else a machine does is not counted. */
async function slow(count: number, work: Work): Promise<number> {
  const taken: number[] = [];
  for (let turn = 0; turn < count; turn++) {
    const before = process.cpuUsage();
    await work(turn);
    const { user, system } = process.cpuUsage(before);
    taken.push((user + system) / 1e6);
  }
  return quantile(taken, 0.95);
}
