import { expect, test } from "vitest";
import { openingOf } from "./opening.ts";

const monday = Date.parse("2026-06-01T11:30:00Z");
const place = { opening_hours: "Mo-Su 12:00-15:00; PH off", time_zone: "Europe/Lisbon", status: "open" } as const;
const nothing = { open_now: null, next_open: null, next_close: null, opens_at: null };

test("hours are read from the text whenever they are shown", () => {
  expect(openingOf(place, monday)).toMatchObject({
    hours: { time_zone: "Europe/Lisbon", special: [{ date: "PH", kind: "open", spans: [], note: null }], text: null },
    open_now: true,
    next_open: "2026-06-02T11:00:00.000Z",
    next_close: "2026-06-01T14:00:00.000Z",
  });
});

test("hours that were given count, and not the text that was written of them", () => {
  const hours = { regular: [{ kind: "open", day: 2, from: 0, to: 1_440 }], special: [], text: "ring" } as const;
  const given = { ...place, hours };
  expect(openingOf(given, monday)).toMatchObject({
    hours: { text: "ring" },
    open_now: false,
    next_open: "2026-06-01T23:00:00.000Z",
  });
});

test("what cannot be read stays text, and nothing is said of now", () => {
  expect(openingOf({ ...place, opening_hours: "Daily until late" }, monday)).toEqual({ hours: null, ...nothing });
  expect(openingOf({ ...place, opening_hours: null }, monday)).toEqual({ hours: null, ...nothing });
});

test("without a time zone nothing is said of now", () => {
  expect(openingOf({ ...place, time_zone: null }, monday)).toMatchObject({ hours: { time_zone: null }, ...nothing });
});

test("one that is closed for good opens no more", () => {
  expect(openingOf({ ...place, status: "closed" }, monday)).toMatchObject({
    hours: { time_zone: "Europe/Lisbon" },
    open_now: false,
    next_open: null,
    next_close: null,
  });
});

test("the next opening is told by the clock there: the hour today, the weekday within a week, the date later", () => {
  const at = (opening_hours: string, instant: string, time_zone = "Europe/Lisbon") =>
    openingOf({ ...place, opening_hours, time_zone }, Date.parse(instant)).opens_at;
  expect(at("Mo-Su 18:00-23:00", "2026-06-01T11:30:00Z")).toBe("18:00");
  expect(at("Mo-Su 18:00-23:00", "2026-06-01T22:59:59.999Z")).toBe("Tu 18:00");
  expect(at("Mo-Su 18:00-23:00", "2026-06-01T23:00:00Z")).toBe("18:00");
  expect(at("Su 09:00-10:00", "2026-06-01T11:30:00Z")).toBe("Su 09:00");
  expect(at("Mo 12:00-15:00", "2026-06-01T11:30:00Z")).toBe("2026-06-08 12:00");
  expect(at("Mo-Su 18:00-23:00; 2026 Jun 01-2026 Jun 30 off", "2026-06-01T11:30:00Z")).toBe("2026-07-01 18:00");
  expect(at("Mo-Su 08:00-09:00", "2026-06-01T11:30:00Z", "Pacific/Kiritimati")).toBe("08:00");
});
