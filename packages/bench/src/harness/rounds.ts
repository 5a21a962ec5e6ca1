import { parallel } from "@bellyfed/core/parallel";

/** One side of a comparison. */
export interface Contender<Name extends string = string> {
  readonly name: Name;
  /** One round of work. Answers the seconds that one operation took: of the clock or of the processor. */
  readonly round: () => Promise<number>;
}

export interface Rounds {
  readonly rounds: number;
  /** Rounds that are run first and not counted. */
  readonly warmups: number;
}

/**
 * Runs the contenders in turn, A B, B A, A B, ..., so that whatever else the machine is doing meets all of them alike. Answers what each
 * took, round by round.
 */
export async function interleave<Name extends string>(
  contenders: readonly Contender<Name>[],
  { rounds, warmups }: Rounds,
): Promise<Record<Name, number[]>> {
  const taken = Object.fromEntries(contenders.map(({ name }) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = -warmups; round < rounds; round++) {
    const order = round % 2 === 0 ? contenders : contenders.toReversed();
    for (const { name, round: run } of order) {
      const seconds = await run();
      if (round >= 0) taken[name].push(seconds);
    }
  }
  return taken;
}

/** Runs `count` operations, `width` at a time, and answers the seconds of the clock per operation. */
export async function timed(
  count: number,
  width: number,
  operation: (index: number) => Promise<unknown>,
): Promise<number> {
  const indexes = Array.from({ length: count }, (_, index) => index);
  const started = performance.now();
  await parallel(indexes, width, operation);
  return (performance.now() - started) / 1000 / count;
}
