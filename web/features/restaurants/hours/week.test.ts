import { expect, it } from "vitest";
import { daysToCome, type Hours, otherKinds, sameDays, weekOf } from "./week.ts";

const span = (kind: Hours["regular"][number]["kind"], day: number, from: number, to: number) => ({
  kind,
  day,
  from,
  to,
});
const special = (date: string, kind: Hours["regular"][number]["kind"] = "open") => ({
  date,
  kind,
  spans: [],
  note: null,
});
const hours = {
  regular: [
    ...[1, 2, 4].map((day) => span("kitchen", day, 720, 900)),
    span("kitchen", 3, 720, 960),
    span("open", 0, 1020, 1320),
    span("open", 0, 600, 900),
  ],
  special: [
    special("12-25"),
    special("2026-12-24"),
    special("PH"),
    special("2026-03-01"),
    special("2026-12-31", "brunch"),
  ],
};

it("a week begins on Monday, and its times stand in their order", () => {
  expect(weekOf(hours, "open").map((spans) => spans.map(({ from }) => from))).toEqual([
    [],
    [],
    [],
    [],
    [],
    [],
    [600, 1020],
  ]);
});

it("days with the same times stand together, and those without are not named", () => {
  expect(sameDays(weekOf(hours, "kitchen"))).toMatchObject([
    { days: [0, 1, 3], spans: [{ from: 720, to: 900 }] },
    { days: [2], spans: [{ from: 720, to: 960 }] },
  ]);
});

it("holidays come first, then what is next; what is over everywhere is not told", () => {
  const on = (day: string) => daysToCome(hours, "open", Date.parse(day)).map(({ date }) => date);
  expect(on("2026-02-01")).toEqual(["PH", "2026-03-01", "2026-12-24", "12-25"]);
  // Somewhere it is still the day before.
  expect(on("2026-12-25T10:00Z")).toEqual(["PH", "2026-12-24", "12-25"]);
  expect(on("2026-12-27T10:00Z")).toEqual(["PH", "12-25"]);
});

it("the other kinds of which something is said", () => {
  expect(otherKinds(hours)).toEqual(["kitchen", "brunch"]);
});
