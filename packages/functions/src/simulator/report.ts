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

/** Longest time to look for a smaller history, in milliseconds of the real clock. */
const SHRINK_MS = 60_000;

/** Simulates random histories until one breaks a promise, and then looks for a small one that does. */
export async function tryHistories({ runs, seed, plant, quick = false }: Trial): Promise<Verdict> {
  const holds = fc.asyncProperty(histories, async (history) => (await simulate(history, plant)).broken.length === 0);
  const found = await fc.check(holds, { numRuns: runs, seed, endOnFailure: true });
  const path = found.counterexamplePath;
  const small = path && !quick ? await fc.check(holds, { seed, path, interruptAfterTimeLimit: SHRINK_MS }) : found;
  const [failing] = small.counterexample ?? found.counterexample ?? [];
  return { runs: found.numRuns, failing, report: failing ? await tell(failing, seed, plant) : "" };
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
