import { expect, it } from "vitest";
import type { Hours } from "./model.ts";
import { isUsuallyOpen, openingAt, openTimes } from "./open.ts";
import { readHours } from "./read.ts";

const hoursOf = (text: string): Hours => readHours(text) ?? expect.fail(text);
const iso = (instant: number | null) => instant && new Date(instant).toISOString().slice(0, 16);
/** What is known at an instant: open or not, when it opens next and when it closes next. */
const at = (hours: string | Hours, zone: string, instant: string) => {
  const asked = { hours: typeof hours === "string" ? hoursOf(hours) : hours, zone };
  const opening = openingAt(asked, Date.parse(instant));
  return opening && [opening.open, iso(opening.opens), iso(opening.closes)];
};

it("open, closed in between, and what comes next", () => {
  const hours = "Mo-Fr 12:00-15:00,19:00-23:00";
  expect(at(hours, "Europe/Lisbon", "2026-06-01T12:00Z")).toEqual([true, "2026-06-01T18:00", "2026-06-01T14:00"]);
  expect(at(hours, "Europe/Lisbon", "2026-06-01T14:00Z")).toEqual([false, "2026-06-01T18:00", "2026-06-01T22:00"]);
  expect(at(hours, "Europe/Lisbon", "2026-06-05T22:00Z")).toEqual([false, "2026-06-08T11:00", "2026-06-08T14:00"]);
});

it("at the minute at which it opens it is open, at that at which it closes it is not", () => {
  expect(at("Mo 12:00-15:00", "UTC", "2026-06-01T12:00Z")?.[0]).toBe(true);
  expect(at("Mo 12:00-15:00", "UTC", "2026-06-01T14:59:59.999Z")?.[0]).toBe(true);
  expect(at("Mo 12:00-15:00", "UTC", "2026-06-01T15:00Z")?.[0]).toBe(false);
});

it("what goes on after midnight, and what closes at midnight to open again then", () => {
  expect(at("Fr 18:00-26:00, Sa 10:00-22:00", "America/New_York", "2026-06-06T05:30Z")).toEqual([
    true,
    "2026-06-06T14:00",
    "2026-06-06T06:00",
  ]);
  expect(at("Fr 18:00-24:00, Sa 00:00-02:00", "UTC", "2026-06-05T20:00Z")).toEqual([
    true,
    "2026-06-12T18:00",
    "2026-06-06T02:00",
  ]);
});

it("always open never closes, nor opens", () => {
  expect(at("24/7", "Asia/Tokyo", "2026-06-05T20:00Z")).toEqual([true, null, null]);
  expect(at("24/7; Dec 25 off", "UTC", "2026-06-05T20:00Z")).toEqual([true, "2026-12-26T00:00", "2026-12-25T00:00"]);
});

it("the night in which clocks are put back is an hour longer, the one in which they are put forward shorter", () => {
  const hours = "Sa 18:00-28:00";
  // New York: 2026-11-01 02:00 EDT is 01:00 EST; 2026-03-08 02:00 EST is 03:00 EDT.
  expect(at(hours, "America/New_York", "2026-11-01T06:30Z")).toEqual([true, "2026-11-07T23:00", "2026-11-01T09:00"]);
  expect(at(hours, "America/New_York", "2026-03-08T06:30Z")).toEqual([true, "2026-03-14T22:00", "2026-03-08T08:00"]);
  // Lord Howe: half an hour.
  expect(at(hours, "Australia/Lord_Howe", "2026-04-04T14:30Z")).toEqual([true, "2026-04-11T07:30", "2026-04-04T17:30"]);
});

it("hours that a clock skips do not exist, those of an hour that comes twice begin with the first", () => {
  const hours = "Su 02:15-02:45, Mo 10:00-12:00";
  expect(at(hours, "America/New_York", "2026-03-08T05:00Z")?.[1]).toBe("2026-03-08T07:15");
  expect(at("Su 01:30-02:30", "America/New_York", "2026-11-01T05:00Z")).toEqual([
    false,
    "2026-11-01T05:30",
    "2026-11-01T07:30",
  ]);
});

it("the same instant is Monday on one side of the date line and Sunday on the other", () => {
  expect(at("Mo 10:00-12:00", "Pacific/Kiritimati", "2026-06-07T21:00Z")?.[0]).toBe(true);
  expect(at("Su 10:00-12:00", "Pacific/Pago_Pago", "2026-06-07T21:30Z")?.[0]).toBe(true);
  // Apia had no 30th of December in 2011: after Thursday came Saturday.
  expect(at("Fr 10:00-12:00, Sa 11:00-12:00", "Pacific/Apia", "2011-12-30T09:59Z")?.[1]).toBe("2011-12-30T21:00");
});

it("a special day has its own hours, that of one year before that of every year", () => {
  const hours = "Mo-Su 10:00-22:00; Dec 24 off; 2026 Dec 24 10:00-14:00; Dec 25-26 off";
  expect(at(hours, "UTC", "2026-12-24T13:00Z")).toEqual([true, "2026-12-27T10:00", "2026-12-24T14:00"]);
  expect(at(hours, "UTC", "2027-12-24T13:00Z")?.[0]).toBe(false);
});

it("what began the day before a special day goes on, unless the text of OpenStreetMap ends it", () => {
  const friday = { kind: "open", day: 5, from: 1_080, to: 1_560 } as const;
  const given: Hours = {
    regular: [friday],
    special: [{ date: "2026-12-26", kind: "open", spans: [], note: null }],
    text: null,
  };
  expect(at(given, "UTC", "2026-12-26T01:00Z")?.[0]).toBe(true);
  expect(at("Fr 18:00-26:00; 2026 Dec 26 off", "UTC", "2026-12-26T01:00Z")?.[0]).toBe(false);
});

it("away for weeks, it opens after that", () => {
  expect(at("Mo-Su 10:00-22:00; Aug off", "UTC", "2026-08-01T12:00Z")).toEqual([
    false,
    "2026-09-01T10:00",
    "2026-09-01T22:00",
  ]);
});

it("a public holiday is a day like any other, for no calendar of them is kept", () => {
  expect(at("Mo-Su 10:00-22:00; PH off", "UTC", "2026-12-25T12:00Z")?.[0]).toBe(true);
});

it("nothing is known without regular hours of the kind, and in no zone", () => {
  const closed: Hours = { regular: [], special: [{ date: "12-25", kind: "open", spans: [], note: null }], text: null };
  expect(at(closed, "UTC", "2026-12-25T12:00Z")).toBeNull();
  expect(at("24/7", "Nowhere/Land", "2026-12-25T12:00Z")).toBeNull();
  expect(at("24/7", "+01:00", "2026-12-25T12:00Z")).toBeNull();
  expect(openTimes({ hours: hoursOf("24/7"), zone: "Nowhere/Land" }, 0, 3)).toEqual([]);
  expect(openingAt({ hours: hoursOf("24/7"), zone: "UTC", kind: "kitchen" }, 0)).toBeNull();
});

it("the times of some days, those that have begun included", () => {
  const times = openTimes({ hours: hoursOf("Mo-Su 10:00-12:00"), zone: "UTC" }, Date.parse("2026-06-01T11:00Z"), 2);
  expect(times.map(({ from, to }) => [iso(from), iso(to)])).toEqual([
    ["2026-06-01T10:00", "2026-06-01T12:00"],
    ["2026-06-02T10:00", "2026-06-02T12:00"],
    ["2026-06-03T10:00", "2026-06-03T12:00"],
  ]);
});

it("usually open at a time of the week, over the end of the week too", () => {
  const hours = hoursOf("Sa 18:00-26:00, Mo 10:00-12:00");
  expect(isUsuallyOpen(hours, 0, 60)).toBe(true);
  expect(isUsuallyOpen(hours, 0, 120)).toBe(false);
  expect(isUsuallyOpen(hours, 1, 600)).toBe(true);
  expect(isUsuallyOpen(hours, 5, 1_200)).toBe(false);
});
