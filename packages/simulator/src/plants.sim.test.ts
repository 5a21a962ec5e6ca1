import { describe, expect, it } from "vitest";
import { plants } from "./plants.ts";
import { tryHistories } from "./report.ts";

const PATIENCE_MS = 300_000;
const MOST_RUNS = 3_000;

describe("the simulator finds out when", () => {
  it.each(Object.entries(plants))(
    "%s",
    async (_, plant) => {
      const { failing, runs } = await tryHistories({ runs: MOST_RUNS, seed: 1, plant, quick: true });
      expect(failing, `not found in ${runs} histories`).toBeDefined();
    },
    PATIENCE_MS,
  );
});

it(
  "tells the smallest history that it found, as sentences",
  async () => {
    const plant = plants["counters are added in a transaction of their own, after the head's"]!;
    const { failing, report } = await tryHistories({ runs: MOST_RUNS, seed: 1, plant });
    expect(failing?.steps.length).toBeLessThanOrEqual(4);
    expect(failing?.faults.length).toBeLessThanOrEqual(2);
    expect(report).toContain("The smallest history that was found:");
    expect(report).toMatch(/step \d+: (ines opens|root imports) /);
    expect(report).toMatch(/and this goes wrong:\n {2}the \d+\. transact of (restaurants|reviews|menus|imports) /);
  },
  PATIENCE_MS,
);
