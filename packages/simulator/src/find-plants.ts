import { describe, expect, it } from "vitest";
import type { Plant } from "./plant.ts";
import { tryHistories } from "./report.ts";

/** Longer than any search takes, in milliseconds. */
export const PATIENCE_MS = 900_000;
/** Histories within which a bug is found. */
export const MOST_RUNS = 3_000;

/** That each of these bugs is found. They are in several files, which run side by side. */
export function findPlants(plants: readonly (readonly [name: string, Plant])[]): void {
  describe("the simulator finds out when", () => {
    it.each(plants)(
      "%s",
      async (_, plant) => {
        const { failing, runs } = await tryHistories({ runs: MOST_RUNS, seed: 1, plant, quick: true });
        expect(failing, `not found in ${runs} histories`).toBeDefined();
      },
      PATIENCE_MS,
    );
  });
}
