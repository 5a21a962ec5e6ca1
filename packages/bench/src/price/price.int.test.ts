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
  const of = (wanted: string) => {
    const { usage } = operations.find(({ name }) => name === wanted)!;
    return Object.values(costOf(usage)).reduce((a, b) => a + b);
  };
  expect(of("GET one restaurant")).toBeLessThan(of("GET a page of 25"));
  expect(of("GET a page of 25")).toBeLessThan(of("PATCH a restaurant"));
});

it("stands in the runbook as it is computed (to renew: node packages/bench/src/price/write.ts)", () => {
  const runbook = readFileSync(join(import.meta.dirname, "../../../../docs/operations.md"), "utf8");
  expect(runbook).toContain(costTable());
});
