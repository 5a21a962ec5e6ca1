import { specify } from "@bellyfed/testing/specification";
import { expect, test } from "vitest";
import { type RestaurantCommand, restaurant } from "./decider.ts";
import {
  assigned,
  closed,
  closing,
  closingCancelled,
  closingScheduled,
  created,
  moderator,
  owner,
  reopened,
  stranger,
} from "./fixtures.ts";
import { closingDays, isClosingDay } from "./rules.ts";

const { given } = specify(restaurant);
const { closing_id, closes_on } = closing;
const at = "2026-05-01T22:59:59.000Z";
type Planned = Extract<RestaurantCommand, { type: "schedule_closing" }>;
const plan = (changes: Partial<Planned> = {}): Planned => ({
  ...{ type: "schedule_closing", closing_id, closes_on, at, actor: owner },
  ...changes,
});
const due = (id = closing_id) => ({ type: "close_due", closing_id: id }) as const;
const reopen = { type: "reopen", actor: owner } as const;

test("an owner says on which day it closes, and when the day has come it is closed", () => {
  given(created()).when(plan()).yields(closingScheduled());
  given(created(), closingScheduled()).when(due()).yields(closed(null, null));
});

test("who may not close it plans nothing", () => {
  given(created())
    .when(plan({ actor: stranger }))
    .fails("restaurant.not_owner");
  given(created())
    .when(plan({ actor: moderator }))
    .yields(closingScheduled());
});

test.each([
  ["2026-05-01", false, "today"],
  ["2026-05-02", true, "tomorrow"],
  ["2025-05-02", false, "past"],
  ["2027-05-01", true, "a year ahead"],
  ["2027-05-02", false, "more than a year ahead"],
])("%s may be its day: %s, for it is %s by UTC", (day, may) => {
  expect(isClosingDay(day, at)).toBe(may);
  const outcome = given(created()).when(plan({ closes_on: day }));
  if (may) outcome.yields(closingScheduled({ closes_on: day }));
  else outcome.fails("restaurant.closing_day");
});

test("the first and the last day that it may close on are as decided", () => {
  const { first, last } = closingDays(Date.parse(at));
  const dayBeside = (day: string, days: number) =>
    new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
  expect([first, last].map((day) => isClosingDay(day, at))).toEqual([true, true]);
  expect([dayBeside(first, -1), dayBeside(last, 1)].map((day) => isClosingDay(day, at))).toEqual([false, false]);
});

test("what is closed already cannot be planned to close", () => {
  given(created(), closed()).when(plan()).fails("restaurant.closed");
});

test("the same day is no news; another is, and the former timer closes nothing any more", () => {
  given(created(), closingScheduled())
    .when(plan({ closing_id: "other" }))
    .nothing();
  const later = { closing_id: "other", closes_on: "2026-06-01" };
  given(created(), closingScheduled()).when(plan(later)).yields(closingScheduled(later));
  given(created(), closingScheduled(), closingScheduled(later)).when(due()).nothing();
  given(created(), closingScheduled(), closingScheduled(later)).when(due("other")).yields(closed(null, null));
});

test("whoever opens it again before the day keeps it open, once", () => {
  given(created(), closingScheduled()).when(reopen).yields(closingCancelled());
  given(created(), closingScheduled(), closingCancelled()).when(due()).nothing();
  given(created(), closingScheduled(), closingCancelled()).when(reopen).nothing();
});

test("what was closed before its day stays closed, and open if it was opened again", () => {
  const before = [created(), closingScheduled(), closed()];
  given(...before)
    .when(due())
    .nothing();
  given(...before, reopened())
    .when(due())
    .nothing();
});

test("it closes on its day whoever owns it by then", () => {
  given(created(), closingScheduled(), assigned(stranger.sub)).when(due()).yields(closed(null, null));
});

test("a timer for what is not there is refused", () => {
  given().when(due()).fails("restaurant.missing");
});
