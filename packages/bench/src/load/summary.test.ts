import { expect, it } from "vitest";
import { chart, roundUp } from "./chart.ts";
import type { Observed } from "./load.ts";
import { figures, page } from "./page.ts";
import { type Kind, kinds } from "./requests.ts";
import { isFlat, MEGABYTE, secondsOf, summaryOf } from "./summary.ts";

const answered = Object.fromEntries(kinds.map((kind, n) => [kind, n])) as Record<Kind, number>;
const observed: Observed = {
  seconds: 4,
  connections: 2,
  hits: [
    { at: 0.2, ms: 10 },
    { at: 0.9, ms: 30 },
    { at: 2.5, ms: 20 },
    { at: 4.1, ms: 40 },
  ],
  lags: [
    { at: 1, ms: 50 },
    { at: 2, ms: 70 },
  ],
  usage: [0, 1, 2, 3, 4].map((at) => ({ at, bytes: (100 + at * 10) * MEGABYTE, cpuSeconds: 5 + at / 100 })),
  answered,
  throttled: 3,
  errors: [],
};

it("tells each second by itself, also one in which nothing was answered", () => {
  expect(secondsOf(observed).map(({ requests, p50 }) => [requests, p50])).toEqual([
    [2, 20],
    [0, 0],
    [1, 20],
    [0, 0],
  ]);
});

it("sums up throughput, latency, lag and how memory went", () => {
  const summary = summaryOf(observed);
  expect(summary).toMatchObject({
    requests: 4,
    perSecond: 1,
    p50: 25,
    lagP50: 60,
    memoryBefore: 115,
    memoryAfter: 135,
    cpuBefore: expect.closeTo(10),
    cpuAfter: expect.closeTo(20),
  });
  expect(isFlat(summary)).toBe(true);
  expect(isFlat({ memoryBefore: 100, memoryAfter: 126 })).toBe(false);
  expect(figures(summary).at(-1)).toEqual(["errors", "none"]);
  const text = page({ ...summary, errors: ["2 x menu: 500 internal"] }, "a machine");
  expect(text).toContain("| errors | 2 x menu: 500 internal |");
  expect(text).toContain("Taken on a machine.");
});

it("draws five panels, with a point per lag, on round scales", () => {
  const svg = chart(observed);
  expect(svg.match(/class="title"/g)).toHaveLength(5);
  expect(svg.match(/<circle/g)).toHaveLength(2);
  expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  expect([0.7, 1, 11, 24, 26, 4999].map(roundUp)).toEqual([1, 1, 20, 25, 50, 5000]);
});
