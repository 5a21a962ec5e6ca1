import { parse } from "@bellyfed/core/parse";
import { specify } from "@bellyfed/testing/specification";
import * as v from "valibot";
import { expect, test } from "vitest";
import type { Profile, ProfileChanges } from "./contract.ts";
import { restaurant } from "./decider.ts";
import { restaurantZoneMissed } from "./events.ts";
import { created, owner, profile, restaurantId, updated } from "./fixtures.ts";
import { HoursGiven } from "./hours-fields.ts";

const { given } = specify(restaurant);
const lunch = { kind: "open", day: 1, from: 720, to: 900 } as const;
const hours = { regular: [lunch], special: [], text: null };
const asked = { ...hours, time_zone: null };
const elsewhere = { lat: 40.7, lng: -74 };

const missed = (location: typeof elsewhere) => restaurantZoneMissed({ id: restaurantId, location });
const create = (said: Partial<Profile>, time_zone: string | null = "Europe/Lisbon") =>
  ({ type: "create", id: restaurantId, profile: { ...profile, ...said }, found: { time_zone }, actor: owner }) as const;
const update = (changes: ProfileChanges, time_zone: string | null = null) =>
  ({ type: "update", changes, found: { time_zone }, actor: owner }) as const;

test("hours that are given as data are told as text as well", () => {
  given()
    .when(create({ hours: asked }))
    .yields(created({ hours, opening_hours: "Mo 12:00-15:00", time_zone: "Europe/Lisbon" }));
});

test("the zone of the location is told, but one that is said counts more", () => {
  given()
    .when(create({}, "Europe/Lisbon"))
    .yields(created({ time_zone: "Europe/Lisbon" }));
  given()
    .when(create({ hours: { ...asked, time_zone: "Atlantic/Azores" } }))
    .yields(created({ hours, opening_hours: "Mo 12:00-15:00", time_zone: "Atlantic/Azores" }));
});

test("other hours as text take the place of those that were data, the same text does not", () => {
  const before = created({ hours, opening_hours: "Mo 12:00-15:00" });
  given(before)
    .when(update({ opening_hours: "24/7" }))
    .yields(updated({ opening_hours: "24/7", hours: null }));
  given(before)
    .when(update({ opening_hours: "Mo 12:00-15:00" }))
    .yields();
  given(before)
    .when(update({ hours: null }))
    .yields(updated({ hours: null, opening_hours: null }));
});

test("hours as data take the place of those that were text", () => {
  given(created())
    .when(update({ hours: asked }))
    .yields(updated({ hours, opening_hours: "Mo 12:00-15:00" }));
});

test("a place that moved is in the zone that was found, or in one that is yet to be found", () => {
  const before = created({ time_zone: "Europe/Lisbon" });
  given(before)
    .when(update({ location: elsewhere }, "America/New_York"))
    .yields(updated({ location: elsewhere, time_zone: "America/New_York" }));
  given(before)
    .when(update({ location: elsewhere }))
    .yields(updated({ location: elsewhere, time_zone: null }), missed(elsewhere));
  given(before)
    .when(update({ location: profile.location }, "Atlantic/Azores"))
    .yields();
  given(created())
    .when(update({ location: profile.location }, "Europe/Lisbon"))
    .yields(updated({ time_zone: "Europe/Lisbon" }));
});

test("a zone that could not be found is told to be, and taken once it is found, unless it has moved", () => {
  const lisbon = { lat: 38.7139, lng: -9.1394 };
  given().when(create({}, null)).yields(created(), missed(lisbon));
  const find = (location: typeof lisbon) => ({ type: "find_zone", location, time_zone: "Europe/Lisbon" }) as const;
  given(created(), missed(lisbon))
    .when(find(lisbon))
    .yields(updated({ time_zone: "Europe/Lisbon" }));
  given(created(), missed(lisbon)).when(find(elsewhere)).yields();
  given(created({ time_zone: "Europe/Lisbon" }))
    .when(find(lisbon))
    .yields();
});

test("hours end after they begin: what ends no later ends on the next day", () => {
  const spans = (from: number, to: number) => parse(HoursGiven, { regular: [{ day: 5, from, to }] }).regular;
  expect(spans(1_080, 120)).toEqual([{ kind: "open", day: 5, from: 1_080, to: 1_560 }]);
  expect(spans(0, 0)).toEqual([{ kind: "open", day: 5, from: 0, to: 1_440 }]);
  expect(spans(600, 1_320)).toEqual([{ kind: "open", day: 5, from: 600, to: 1_320 }]);
});

test.each(["2026-13-01", "02-30", "2026-12-24T00:00", "christmas", ""])(
  "a special day is a day of a calendar: not %s",
  (date) => {
    expect(v.is(HoursGiven, { regular: [], special: [{ date }] })).toBe(false);
  },
);

test.each(["+01:00", "Nowhere/Land", ""])("a time zone has a name that is known: not %s", (time_zone) => {
  expect(v.is(HoursGiven, { regular: [], time_zone })).toBe(false);
});
