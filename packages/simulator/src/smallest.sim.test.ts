import { expect, it } from "vitest";
import { MOST_RUNS, PATIENCE_MS } from "./find-plants.ts";
import { plants } from "./plants.ts";
import { tryHistories } from "./report.ts";

it(
  "tells the smallest history that it found, as sentences",
  async () => {
    const plant = plants["counters are added in a transaction of their own, after the head's"]!;
    const { failing, report } = await tryHistories({ runs: MOST_RUNS, seed: 1, plant });
    expect(failing?.steps.length).toBeLessThanOrEqual(4);
    expect(failing?.faults.length).toBeLessThanOrEqual(2);
    expect(report).toContain("The smallest history that was found:");
    expect(report).toMatch(/step \d+: (ines opens|root imports) /);
    expect(report).toMatch(/and this goes wrong:\n {2}the \d+\. (time, a|\w+ of) /);
  },
  PATIENCE_MS,
);
