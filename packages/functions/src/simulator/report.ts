import fc from "fast-check";
import { histories } from "./arbitrary.ts";
import type { History } from "./history.ts";
import type { Plant } from "./plants.ts";
import { describe } from "./sentence.ts";
import { simulate } from "./simulate.ts";

export interface Trial {
  readonly runs: number;
  readonly seed: number;
  readonly plant?: Plant;
  /** Stops at the first failing history without looking for a smaller one. */
  readonly quick?: boolean;
}

export interface Verdict {
  /** Histories that were simulated before one failed. */
  readonly runs: number;
  /** The smallest failing history that was found. */
  readonly failing: History | undefined;
  /** What to print about it. */
  readonly report: string;
}

/** Simulates random histories until one breaks a promise, and then looks for a small one that does. */
export async function tryHistories({ runs, seed, plant, quick = false }: Trial): Promise<Verdict> {
  const holds = fc.asyncProperty(histories, async (history) => (await simulate(history, plant)).broken.length === 0);
  const result = await fc.check(holds, { numRuns: runs, seed, endOnFailure: quick });
  const [failing] = result.counterexample ?? [];
  return { runs: result.numRuns, failing, report: failing ? await tell(failing, seed, plant) : "" };
}

async function tell(history: History, seed: number, plant: Plant | undefined): Promise<string> {
  const told = await simulate(history, plant).catch((error: unknown) => ({ broken: [String(error)], met: [] }));
  return [
    `A promise does not hold (seed ${seed}). The smallest history that was found:`,
    describe({ ...history, faults: told.met }),
    "At the end:",
    ...told.broken.map((fault) => `  ${fault}`),
  ].join("\n");
}
