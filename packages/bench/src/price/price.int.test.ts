import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { measure } from "./measure.ts";
import { MEASURED } from "./measured.ts";
import { costOf, operations } from "./model.ts";
import { costTable } from "./table.ts";

it("counts the capacity units that the code takes", async () => {
  expect(await measure()).toEqual(MEASURED);
});

it("adds everything up that an operation takes", () => {
  const parts = costOf({ apiRequest: 1, readUnit: 2, writeUnit: 4, busEvent: 1 });
  expect(parts).toMatchObject({ "gateway, firewall": 3.5, DynamoDB: 2.75, "bus, queues": 1, Lambda: 0 });
});

it("knows that writing costs more than reading, and a page more than one restaurant", () => {
  const [one, page, patch] = operations.map(({ usage }) => Object.values(costOf(usage)).reduce((a, b) => a + b));
  expect(one).toBeLessThan(page!);
  expect(page).toBeLessThan(patch!);
});

it("stands in the runbook as it is computed (to renew: node packages/bench/src/price/write.ts)", () => {
  const runbook = readFileSync(join(import.meta.dirname, "../../../../docs/operations.md"), "utf8");
  expect(runbook).toContain(costTable());
});
