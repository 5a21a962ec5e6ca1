import fc from "fast-check";
import { expect, it } from "vitest";
import { failureLine } from "./failed-last.ts";

const thrown = (work: () => void): Error => {
  try {
    work();
  } catch (error) {
    return error as Error;
  }
  throw new Error("Nothing was thrown");
};

it("says of a property by which seed and path it fails again, for what, and why", () => {
  const short = fc.property(fc.array(fc.constant(7)), (drawn) => {
    if (drawn.length > 2) throw new Error(`Too long: ${drawn.length}\nand so on`);
  });
  const { seed, counterexamplePath } = fc.check(short, { seed: 5 });
  expect(failureLine(thrown(() => fc.assert(short, { seed: 5 })))).toMatch(
    /^Property failed after \d+ tests \{ seed: 5, path: "[\d:]+", endOnFailure: true \} Counterexample: \[\[7,7,7\]\] Too long: 3$/,
  );
  expect(fc.check(short, { seed, path: counterexamplePath ?? "" })).toMatchObject({ failed: true, numRuns: 1 });
});

it("says of anything else the first line, without colours", () => {
  expect(failureLine(new Error("\u001b[31mexpected 1\u001b[39m\nto be 2"))).toBe("expected 1");
});

it("draws all properties of a run by one seed, which is told when something fails", () => {
  expect(fc.readConfigureGlobal().seed).toBe(Number(process.env.DRAW_SEED));
});
