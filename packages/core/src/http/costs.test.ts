import { expect, it } from "vitest";
import { costFields, type DatabaseCall, NO_COSTS, withCall } from "./costs.ts";

const costsOf = (...calls: readonly DatabaseCall[]) => calls.reduce(withCall, NO_COSTS);
const read = (units: number | undefined, milliseconds = 1): DatabaseCall => ({ kind: "read", units, milliseconds });
const write = (units: number | undefined, milliseconds = 1): DatabaseCall => ({ kind: "write", units, milliseconds });

it("tells a request that called nobody that it cost nothing", () => {
  expect(costFields(NO_COSTS, 0.04)).toEqual({
    "bellyfed-cost": "rcu=0, wcu=0",
    "server-timing": 'total;dur=0, db;dur=0;desc="0 calls"',
  });
});

it("adds up reads and writes apart, and the times of all", () => {
  const costs = costsOf(read(0.5, 2.04), read(2), write(6, 3));
  expect(costFields(costs, 8.26)).toEqual({
    "bellyfed-cost": "rcu=2.5, wcu=6",
    "server-timing": 'total;dur=8.3, db;dur=6;desc="3 calls"',
  });
});

it("says of how many calls it was not told the units, of which a refused condition takes some", () => {
  expect(costFields(costsOf(read(0.5), write(undefined)), 1)["bellyfed-cost"]).toBe("rcu=0.5, wcu=0, untold=1");
});

it("writes one call as one call", () => {
  expect(costFields(costsOf(read(0.5)), 1)["server-timing"]).toMatch(/desc="1 call"$/);
});

it("never writes more digits than a structured field may have", () => {
  const third = costsOf(read(0.1), read(0.2), write(1 / 3));
  expect(costFields(third, 1)["bellyfed-cost"]).toBe("rcu=0.3, wcu=0.333");
});
