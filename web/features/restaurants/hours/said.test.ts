import { expect, it } from "vitest";
import words from "../../../messages/en/restaurant.json" with { type: "json" };
import { dateSaid, daysSaid, timesSaid, weekSaid } from "./said.ts";

const english = { locale: "en-GB", words: words.hours };
const german = { ...english, locale: "de" };
const times = (...spans: [number, number][]) =>
  timesSaid(
    spans.map(([from, to]) => ({ from, to })),
    german,
  );

it("times are said by the clock, also past midnight, around it, and beyond a day", () => {
  expect(times([600, 840], [1080, 1560])).toEqual(["10:00 – 14:00", "18:00 – 2:00"]);
  expect(times([0, 1440])).toEqual(["open 24 hours"]);
  expect(times([540, 1980])).toEqual(["9:00 – 9:00"]);
  expect(times([1080, 2640])).toEqual(["18:00 – 20:00 the day after"]);
  expect(times()).toEqual(["closed"]);
});

it("days in a row are said by the first and the last", () => {
  expect(daysSaid([0, 1, 2, 3, 4], english)).toBe("Mon – Fri");
  expect(daysSaid([0, 1, 3, 4, 5, 6], english)).toBe("Mon, Tue, Thu – Sun");
  expect(daysSaid([0, 1, 2, 3, 4, 5, 6], english)).toBe("every day");
  expect(daysSaid([5], { ...english, locale: "ar" })).toBe("السبت");
});

it("a day has its date, with or without a year, or is a holiday", () => {
  const said = (date: string) => dateSaid({ date }, english);
  expect([said("2026-12-24"), said("02-29"), said("PH")]).toEqual([
    ...["24 December 2026", "29 February, every year", "Public holidays"],
  ]);
});

it("a week is said in a line", () => {
  const on = (day: number, from: number, to: number) => ({ day, from, to });
  const regular = [on(1, 720, 900), on(2, 720, 900), on(0, 600, 840)].map((span) => ({
    kind: "kitchen" as const,
    ...span,
  }));
  expect(weekSaid({ regular }, "kitchen", german)).toBe("Mo, Di 12:00 – 15:00 · So 10:00 – 14:00");
  expect(weekSaid({ regular }, "brunch", german)).toBe("");
});
