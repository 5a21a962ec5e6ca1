import { expect, it } from "vitest";
import { chartOf, type Inspection } from "./chart.ts";

const on = (inspected_at: string, score: number | null, grade: string | null = "A"): Inspection => ({
  inspected_at,
  score,
  grade,
});
const labels = (...days: readonly string[]) =>
  chartOf(days.map((day) => on(day, 5)).reverse())?.dates.map(
    ({ date, precision }) => `${precision} ${date.toISOString().slice(0, 10)}`,
  );

it("without a score there is nothing to draw", () => {
  expect(chartOf([])).toBeUndefined();
  expect(chartOf([on("2014-03-03", null), on("2013-01-01", null)])).toBeUndefined();
});

it("a single inspection is a dot in the middle", () => {
  expect(chartOf([on("2014-03-03", 5)])).toEqual({
    dots: [{ ...on("2014-03-03", 5), x: 50, y: 50 }],
    steps: "",
    dates: [{ date: new Date("2014-03-03"), precision: "day", x: 50 }],
    scores: [
      { value: 10, y: 0 },
      { value: 5, y: 50 },
      { value: 0, y: 100 },
    ],
  });
});

it("a score holds until the next one, from left to right", () => {
  const chart = chartOf([on("2014-01-01", 0), on("2012-01-01", 20)]);
  expect(chart?.dots.map(({ x, y }) => [x, y])).toEqual([
    [4, 0],
    [96, 100],
  ]);
  expect(chart?.steps).toBe("M4 0H96V100H100");
});

it("what was not scored is left out of the line", () => {
  const chart = chartOf([on("2014-01-01", 4), on("2013-01-01", null), on("2012-01-01", 8)]);
  expect(chart?.dots.map(({ score }) => score)).toEqual([8, 4]);
});

it("inspections of one day stand above each other, in the order of the list", () => {
  const chart = chartOf([on("2014-01-02", 3), on("2014-01-02", 9), on("2014-01-01", 5)]);
  expect(chart?.dots.map(({ x, score }) => [x, score])).toEqual([
    [4, 5],
    [96, 9],
    [96, 3],
  ]);
  expect(chartOf([on("2014-01-02", 3), on("2014-01-02", 9)])?.dots.map(({ x }) => x)).toEqual([50, 50]);
});

it.each([
  [0, 10],
  [10, 10],
  [11, 20],
  [45, 60],
  [99, 100],
  [131, 200],
  [1000, 1000],
])("for %i points the axis goes up to %i", (score, top) => {
  expect(chartOf([on("2014-01-01", score)])?.scores[0]).toEqual({ value: top, y: 0 });
});

it("the dates below are years, months or days, as far as they lie apart", () => {
  expect(labels("2011-03-10", "2014-03-03")).toEqual(["year 2012-01-01", "year 2013-01-01", "year 2014-01-01"]);
  expect(labels("1990-05-01", "2026-03-03")).toEqual(["year 2000-01-01", "year 2010-01-01", "year 2020-01-01"]);
  expect(labels("2014-01-20", "2014-06-03")).toEqual([
    "month 2014-02-01",
    "month 2014-03-01",
    "month 2014-04-01",
    "month 2014-05-01",
    "month 2014-06-01",
  ]);
  expect(labels("2014-03-03", "2014-03-28")).toEqual(["day 2014-03-03", "day 2014-03-28"]);
});

it("years before 100 are years too", () => {
  expect(labels("0001-01-01", "0004-12-31")?.[0]).toBe("year 0001-01-01");
});

it("five hundred of them, whatever they say, stay inside", () => {
  const many = Array.from({ length: 500 }, (_, index) =>
    on(new Date(Date.UTC(2026, 0, 1) - index * 9e8).toISOString().slice(0, 10), index % 7 === 0 ? null : index % 90),
  );
  const chart = chartOf(many);
  expect(chart?.dots).toHaveLength(428);
  for (const { x, y } of chart?.dots ?? []) {
    expect(x).toBeGreaterThanOrEqual(4);
    expect(x).toBeLessThanOrEqual(96);
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y).toBeLessThanOrEqual(100);
  }
  expect(chart?.steps).not.toMatch(/NaN|Infinity/);
  expect(chart?.dates.length).toBeLessThanOrEqual(5);
});
