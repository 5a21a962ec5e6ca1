import { expect, it } from "vitest";
import { type Opening, todayOf } from "./today.ts";

const span = (day: number, from: number, to: number) => ({ kind: "open", day, from: from * 60, to: to * 60 }) as const;
/** Tuesdays at noon and in the evening, Wednesdays past midnight; in Tokyo, nine hours ahead. */
const hours = {
  ...{ time_zone: "Asia/Tokyo", special: [], text: null },
  regular: [span(2, 11, 14), span(2, 17, 22), span(3, 18, 26)],
};
const opening = (open_now: boolean | null, next: string | null): Opening => ({
  ...{ hours, open_now, next_open: open_now ? null : next, next_close: open_now ? next : null },
});
const noon = Date.parse("2026-06-02T03:00Z");

it("says the times of the day and the next change by the clocks of the place", () => {
  expect(todayOf(opening(true, "2026-06-02T05:00:00Z"), noon, "de")).toEqual({
    ...{ open: true, changes: Date.parse("2026-06-02T05:00Z"), at: "14:00" },
    spans: [
      ["11:00", "14:00"],
      ["17:00", "22:00"],
    ],
  });
});

it("has no times on a day on which it is closed, and names the weekday on which it opens", () => {
  const monday = Date.parse("2026-06-01T03:00Z");
  expect(todayOf(opening(false, "2026-06-02T02:00:00Z"), monday, "de")).toMatchObject({
    ...{ open: false, at: expect.stringContaining("Dienstag"), spans: [] },
  });
});

it("a change that is weeks away is not named, for its weekday would be taken for the next one", () => {
  expect(todayOf(opening(false, "2026-06-30T02:00:00Z"), noon, "en")).toMatchObject({ at: null, open: false });
  expect(todayOf(opening(true, null), noon, "en")).toMatchObject({ at: null, changes: null });
});

it("nothing is said where nobody knows", () => {
  expect(todayOf(opening(null, null), noon, "en")).toBeUndefined();
  expect(todayOf({ ...opening(true, null), hours: null }, noon, "en")).toBeUndefined();
  expect(todayOf({ ...opening(true, null), hours: { ...hours, time_zone: null } }, noon, "en")).toBeUndefined();
});
