import { readFileSync } from "node:fs";
import { join } from "node:path";
import { meteredGuide } from "@bellyfed/testing/guide/metered-guide";
import { expect, it, vi } from "vitest";
import { ASKED, byModel, byRules, dollarsOf, tokensCost } from "./question.ts";
import { guideTable } from "./table.ts";

it("counts the capacity units that a question takes", async () => {
  vi.stubEnv("POWERTOOLS_METRICS_DISABLED", "true");
  const guide = await meteredGuide();
  try {
    const began = performance.now();
    await guide.ask({ message: "Italian in Lisbon" });
    // On a busy machine what there is of an answer is stored before its end: further writes, which are no transaction and count once.
    const groups = Math.floor((performance.now() - began) / 250);
    const { read, write } = await guide.settled();
    expect(read).toBeLessThanOrEqual(ASKED.readUnit + 3 * groups);
    expect(write).toBeLessThanOrEqual(ASKED.writeUnit + 30 * groups);
    expect(write).toBeGreaterThan((groups > 0 ? 0.5 : 0.8) * ASKED.writeUnit);
  } finally {
    await guide.stop();
  }
}, 120_000);

it("knows that a model costs more than rules, most of it by its tokens where these are dear", () => {
  expect(dollarsOf(byRules)).toBeLessThan(dollarsOf(byModel));
  expect(tokensCost(3, 15)).toBeGreaterThan(10 * dollarsOf(byModel));
  expect(tokensCost(1, 0) * 1000).toBeCloseTo(7.3);
});

it("stands in the runbook as it is computed (to renew: node packages/bench/src/price/write.ts)", () => {
  const runbook = readFileSync(join(import.meta.dirname, "../../../../../docs/operations.md"), "utf8");
  expect(runbook).toContain(guideTable());
});
