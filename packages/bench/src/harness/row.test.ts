import { expect, it } from "vitest";
import { outcome, type Row } from "./row.ts";

const row = (target: Row["target"], ours: number[], theirs: number[]): Row => ({
  what: "w",
  peer: "p",
  target,
  ours,
  theirs,
});

it("compares rates round by round: half the time is twice the rate", () => {
  const result = outcome(row({ kind: "rate", atLeast: 1.5 }, [1, 2, 3], [2, 4, 6]));
  expect(result).toMatchObject({ ours: 2, theirs: 4, value: 2, low: 2, high: 2, met: true });
  expect(result.score).toBeCloseTo(2 / 1.5);
});

it("says that a rate below its target is missed", () => {
  expect(outcome(row({ kind: "rate", atLeast: 1 }, [2], [1.9])).met).toBe(false);
});

it("meets a time by being at most so many times as long", () => {
  expect(outcome(row({ kind: "time", atMost: 4 }, [8], [2]))).toMatchObject({ value: 4, score: 1, met: true });
  expect(outcome(row({ kind: "time", atMost: 4 }, [9], [2])).met).toBe(false);
});

it("counts an absolute target in milliseconds", () => {
  expect(outcome(row({ kind: "milliseconds", atMost: 60 }, [0.03], [1]))).toMatchObject({
    value: 30,
    score: 2,
    met: true,
  });
});

it("orders a score's range from worse to better, for times as for rates", () => {
  const [worst, best] = outcome(row({ kind: "time", atMost: 4 }, [1, 2, 4], [1, 1, 1])).scoreRange;
  expect(worst).toBeLessThan(best);
});

it("refuses rounds that do not belong together", () => {
  expect(() => outcome(row({ kind: "rate", atLeast: 1 }, [1, 2], [1]))).toThrow("w: 2 rounds of ours, 1 of theirs");
  expect(() => outcome(row({ kind: "rate", atLeast: 1 }, [], []))).toThrow("0 rounds");
});
