import { expect, it } from "vitest";
import { saidAt, stateAt } from "./open-now.ts";

const at = (iso: string) => Date.parse(iso);
const times = [
  { from: at("2026-06-01T11:00Z"), to: at("2026-06-01T14:00Z") },
  { from: at("2026-06-03T11:00Z"), to: at("2026-06-30T14:00Z") },
];

it("open until it closes, closed until it opens, and at that minute the other", () => {
  expect(stateAt(times, at("2026-06-01T12:00Z"))).toEqual({ open: true, changes: times[0]?.to });
  expect(stateAt(times, at("2026-06-01T14:00Z"))).toEqual({ open: false, changes: times[1]?.from });
  expect(stateAt(times, at("2026-06-03T11:00Z"))).toEqual({ open: true, changes: null });
});

it("nothing is said when the page is older than what it knows", () => {
  expect(stateAt(times, at("2026-07-01T12:00Z"))).toBeUndefined();
  expect(stateAt([], at("2026-06-01T12:00Z"))).toBeUndefined();
});

it("the clock is that of the place, with the weekday when it is not soon", () => {
  const there = { zone: "Asia/Tokyo", locale: "en-GB" };
  expect(saidAt(at("2026-06-01T14:00Z"), at("2026-06-01T12:00Z"), there)).toBe("23:00");
  expect(saidAt(at("2026-06-03T11:00Z"), at("2026-06-01T14:00Z"), there)).toBe("Wednesday 20:00");
});
