import fc from "fast-check";
import { histories } from "./arbitrary.ts";
import type { History } from "./history.ts";
import type { Plant } from "./plant.ts";
import { describe } from "./sentence.ts";
import { type Simulated, simulate } from "./simulate.ts";
import { smaller } from "./smaller.ts";

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
  const fails = async (history: History) => (await outcomeOf(history, plant)).broken.length > 0;
  const holds = fc.asyncProperty(histories, async (history) => !(await fails(history)));
  const { counterexample, numRuns } = await fc.check(holds, { numRuns: runs, seed, endOnFailure: true });
  const [found] = counterexample ?? [];
  const failing = found && !quick ? await smaller(found, fails) : found;
  return { runs: numRuns, failing, report: failing ? await tell(failing, seed, plant) : "" };
}

/** A simulation that breaks off breaks a promise as well. */
const outcomeOf = (history: History, plant: Plant | undefined): Promise<Pick<Simulated, "broken" | "met">> =>
  simulate(history, plant).catch((error: unknown) => ({ broken: [String(error)], met: history.faults }));

async function tell(history: History, seed: number, plant: Plant | undefined): Promise<string> {
  const { broken, met } = await outcomeOf(history, plant);
  return [
    `A promise does not hold (seed ${seed}). The smallest history that was found:`,
    describe({ ...history, faults: met }),
    "At the end:",
    ...broken.map((fault) => `  ${fault}`),
  ].join("\n");
}
