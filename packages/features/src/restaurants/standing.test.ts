import { specify } from "@bellyfed/testing/specification";
import { describe, expect, it, test } from "vitest";
import { type RestaurantCommand, restaurant } from "./decider.ts";
import {
  closed,
  closedTemporarily,
  closing,
  closingCancelled,
  closingScheduled,
  created,
  opened,
  opening,
  openingScheduled,
  owner,
  pausing,
  profile,
  reopened,
  restaurantId,
  stranger,
} from "./fixtures.ts";
import { madeOf } from "./made.ts";
import { type StandingSaid, standingOf } from "./standing.ts";

const { given } = specify(restaurant);
const at = "2026-05-01T22:59:59.000Z";
type Command<Type> = Extract<RestaurantCommand, { type: Type }>;
const pause = (changes: Partial<Command<"pause">> = {}): RestaurantCommand => ({
  ...{ type: "pause", ...pausing, reason: null, at, actor: owner },
  ...changes,
});
const planOpening = (changes: Partial<Command<"schedule_opening">> = {}): RestaurantCommand => ({
  ...{ type: "schedule_opening", ...opening, at, actor: owner },
  ...changes,
});
const over = (pause_id = pausing.pause_id) => ({ type: "pause_over", pause_id }) as const;
const due = (opening_id = opening.opening_id) => ({ type: "opening_due", opening_id }) as const;
const reopen = { type: "reopen", actor: owner } as const;

describe("closing for a time", () => {
  it("is said by who manages it, with a day or without, and ends by itself", () => {
    given(created())
      .when(pause({ reason: "Holidays" }))
      .yields(closedTemporarily({}, "Holidays"));
    given(created())
      .when(pause({ until: null }))
      .yields(closedTemporarily({ until: null }));
    given(created())
      .when(pause({ actor: stranger }))
      .fails("restaurant.not_owner");
    given(created(), closedTemporarily()).when(over()).yields(reopened());
  });

  it("is no news with the same day; another day replaces it, and the former timer opens nothing", () => {
    given(created(), closedTemporarily())
      .when(pause({ pause_id: "other" }))
      .nothing();
    const later = { pause_id: "other", until: "2026-06-01" };
    given(created(), closedTemporarily()).when(pause(later)).yields(closedTemporarily(later));
    given(created(), closedTemporarily(), closedTemporarily(later)).when(over()).nothing();
    given(created(), closedTemporarily(), closedTemporarily(later)).when(over("other")).yields(reopened());
  });

  it("is taken back by opening it again, once", () => {
    given(created(), closedTemporarily()).when(reopen).yields(reopened());
    given(created(), closedTemporarily(), reopened()).when(over()).nothing();
    given(created(), closedTemporarily(), reopened()).when(reopen).nothing();
  });

  it("is taken back together with all else that was said", () => {
    given(created(), openingScheduled(), closedTemporarily(), closingScheduled())
      .when(reopen)
      .yields(reopened(), opened(), closingCancelled());
  });

  it("is nothing for one that is closed for good, and ends where it is closed for good", () => {
    given(created(), closed()).when(pause()).fails("restaurant.closed");
    given(created(), closedTemporarily(), closed()).when(over()).nothing();
  });

  it("leaves a planned closing as it is", () => {
    given(created(), closingScheduled(), closedTemporarily())
      .when({ type: "close_due", closing_id: closing.closing_id })
      .yields(closed(null, null));
  });

  it.each([
    ["2026-04-30", null, false],
    ["2026-05-01", null, true],
    ["2027-05-01", null, true],
    ["2027-05-02", null, false],
    ["2026-05-01", "Asia/Tokyo", false],
    ["2026-05-02", "Asia/Tokyo", true],
    ["2026-05-01", "America/Los_Angeles", true],
  ])("may last until %s (in %s): %s", (until, time_zone, may) => {
    const outcome = given(created({ time_zone })).when(pause({ until }));
    if (may) outcome.yields(closedTemporarily({ until }));
    else outcome.fails("restaurant.reopening_day");
  });
});

describe("opening soon", () => {
  it("is said when it is added, or later, and it opens when the day has come", () => {
    given()
      .when({ type: "create", id: restaurantId, profile, opening: { ...opening, at }, actor: owner })
      .yields(created(), openingScheduled());
    given(created()).when(planOpening()).yields(openingScheduled());
    given(created(), openingScheduled()).when(due()).yields(opened());
  });

  it("moves to another day, and opens at once when somebody says so", () => {
    const later = { opening_id: "other", opens_on: "2026-06-01" };
    given(created(), openingScheduled())
      .when(planOpening({ opening_id: "other" }))
      .nothing();
    given(created(), openingScheduled()).when(planOpening(later)).yields(openingScheduled(later));
    given(created(), openingScheduled(), openingScheduled(later)).when(due()).nothing();
    given(created(), openingScheduled()).when(reopen).yields(opened());
    given(created(), openingScheduled(), opened()).when(due()).nothing();
  });

  it("is refused for a day that is past or far, and for what is closed", () => {
    given(created())
      .when(planOpening({ opens_on: "2026-05-01" }))
      .fails("restaurant.opening_day");
    given()
      .when({
        type: "create",
        id: restaurantId,
        profile,
        opening: { ...opening, opens_on: "2028-01-01", at },
        actor: owner,
      })
      .fails("restaurant.opening_day");
    given(created(), closedTemporarily()).when(planOpening()).fails("restaurant.closed");
    given(created(), closed()).when(planOpening()).fails("restaurant.closed");
  });
});

const open: StandingSaid = { status: "open" };
const statusAt = (said: Partial<StandingSaid>, instant: string) =>
  standingOf({ ...open, ...said }, Date.parse(instant)).business_status;

describe("what it is to guests follows from the day where it is, to the millisecond", () => {
  it.each([
    ["Europe/Lisbon", "2026-05-02T23:00:00.000Z"],
    ["America/Los_Angeles", "2026-05-03T07:00:00.000Z"],
    ["Pacific/Kiritimati", "2026-05-02T10:00:00.000Z"],
    ["Pacific/Pago_Pago", "2026-05-03T11:00:00.000Z"],
    [null, "2026-05-03T00:00:00.000Z"],
  ])("closed until 2026-05-02 in %s: there again from %s on", (time_zone, midnight) => {
    const pause = { until: "2026-05-02" };
    const before = new Date(Date.parse(midnight) - 1).toISOString();
    expect(statusAt({ pause, time_zone }, before)).toBe("closed_temporarily");
    expect(statusAt({ pause, time_zone }, midnight)).toBe("operational");
    expect(statusAt({ opens_on: "2026-05-03", time_zone }, before)).toBe("opening_soon");
    expect(statusAt({ opens_on: "2026-05-03", time_zone }, midnight)).toBe("operational");
  });

  it("on the night when clocks change at midnight", () => {
    // In Cairo the 24th of April 2026 begins at one o'clock: there is no midnight.
    const said = { pause: { until: "2026-04-23" }, time_zone: "Africa/Cairo" };
    expect(statusAt(said, "2026-04-23T21:59:59.999Z")).toBe("closed_temporarily");
    expect(statusAt(said, "2026-04-23T22:00:00.000Z")).toBe("operational");
  });

  it("without a day it stays closed, and closed for good is that alone", () => {
    expect(statusAt({ pause: { until: null } }, "2999-01-01T00:00:00Z")).toBe("closed_temporarily");
    expect(standingOf({ status: "closed", pause: { until: "2026-05-02" }, opens_on: "2026-05-02" }, 0)).toEqual({
      ...{ business_status: "closed_permanently", closed_until: null, opens_on: null },
    });
    expect(statusAt({}, at)).toBe("operational");
  });
});

test("its hours begin with the day on which it is there", () => {
  const said = { ...open, time_zone: "Europe/Lisbon", opening_hours: "Mo-Su 18:00-02:00" };
  const made = (changes: Partial<StandingSaid>, instant: string) =>
    madeOf({ ...said, ...changes }, Date.parse(instant));
  const paused = { pause: { until: "2026-05-02" } };
  expect(made(paused, "2026-05-01T19:00:00Z")).toMatchObject({
    ...{ business_status: "closed_temporarily", closed_until: "2026-05-02", opens_on: null },
    // The night that began on the last day of it is cut at midnight: from there on its hours count.
    ...{ open_now: false, next_open: "2026-05-02T23:00:00.000Z", next_close: "2026-05-03T01:00:00.000Z" },
  });
  expect(made(paused, "2026-05-02T23:00:00Z")).toMatchObject({ business_status: "operational", open_now: true });
  const lunch = { ...paused, opening_hours: "Mo-Su 12:00-15:00" };
  expect(made(lunch, "2026-05-01T12:00:00Z")).toMatchObject({ open_now: false, next_open: "2026-05-03T11:00:00.000Z" });
  expect(made({ opens_on: "2026-05-03", ...{ opening_hours: "24/7" } }, "2026-05-01T12:00:00Z")).toMatchObject({
    ...{ business_status: "opening_soon", opens_on: "2026-05-03", closed_until: null },
    ...{ open_now: false, next_open: "2026-05-02T23:00:00.000Z" },
  });
  const unknown = { pause: { until: null }, opening_hours: null };
  expect(made(unknown, "2026-05-01T12:00:00Z")).toMatchObject({ open_now: false, next_open: null, next_close: null });
});
