import { specify } from "@bellyfed/testing/specification";
import { test } from "vitest";
import type { Profile, ProfileChanges } from "./contract.ts";
import { restaurant } from "./decider.ts";
import { restaurantZoneMissed } from "./events.ts";
import { created, owner, profile, restaurantId, updated } from "./fixtures.ts";
import type { Found } from "./hours.ts";

const { given } = specify(restaurant);
const zone = { time_zone: "Europe/Lisbon" };
const there = { lat: 38.7, lng: -9.2 };
const foundBefore = { ...zone, neighborhood: "Alfama", neighborhood_found: true };

const create = (said: Partial<Profile>, found: Found) =>
  ({ type: "create", id: restaurantId, profile: { ...profile, ...said }, found, actor: owner }) as const;
const update = (changes: ProfileChanges, found: Found = {}) =>
  ({ type: "update", changes, found, actor: owner }) as const;
const missed = restaurantZoneMissed({ id: restaurantId, location: there });

test("a new place is in the neighbourhood that was found, unless another is said, and in none outside of all", () => {
  const found = { ...zone, neighborhood: "Alfama" };
  given().when(create({}, found)).yields(created(foundBefore));
  given()
    .when(create({ neighborhood: null }, found))
    .yields(created(foundBefore));
  given()
    .when(create({ neighborhood: "Graça" }, found))
    .yields(created({ ...zone, neighborhood: "Graça" }));
  given()
    .when(create({}, { ...zone, neighborhood: null }))
    .yields(created(zone));
  given().when(create({}, zone)).yields(created(zone));
});

test("a place that moves is in the one that is found there, also where another was said for where it stood", () => {
  const found = { ...zone, neighborhood: "Belém" };
  const moved = updated({ location: there, neighborhood: "Belém" });
  given(created(foundBefore))
    .when(update({ location: there }, found))
    .yields(moved);
  given(created({ ...zone, neighborhood: "Graça" }))
    .when(update({ location: there }, found))
    .yields(updated({ location: there, neighborhood: "Belém", neighborhood_found: true }));
  given(created(foundBefore))
    .when(update({ location: there, neighborhood: "Ajuda" }, found))
    .yields(updated({ location: there, neighborhood: "Ajuda", neighborhood_found: false }));
});

test("a place that moves out of all polygons loses what was found, and keeps what was said", () => {
  const outside = { ...zone, neighborhood: null };
  given(created(foundBefore))
    .when(update({ location: there }, outside))
    .yields(updated({ location: there, neighborhood: null, neighborhood_found: false }));
  given(created({ ...zone, neighborhood: "Graça" }))
    .when(update({ location: there }, outside))
    .yields(updated({ location: there }));
  given(created(foundBefore))
    .when(update({ location: null }))
    .yields(updated({ location: null, time_zone: null, neighborhood: null, neighborhood_found: false }));
});

test("a place that stays where it is takes up what is found now, but for what was said", () => {
  const { location } = profile;
  const found = { ...zone, neighborhood: "Alfama Velha" };
  given(created(foundBefore))
    .when(update({ location }, found))
    .yields(updated({ neighborhood: "Alfama Velha" }));
  given(created(zone))
    .when(update({ location }, found))
    .yields(updated({ neighborhood: "Alfama Velha", neighborhood_found: true }));
  given(created({ ...zone, neighborhood: "Graça" }))
    .when(update({ location }, found))
    .nothing();
  given(created(foundBefore)).when(update({ location }, zone)).nothing();
});

test("where nothing could be found the change is told and asked about again, and what is found then is taken", () => {
  const failed = { time_zone: null };
  const moved = updated({ location: there, time_zone: null, neighborhood: null, neighborhood_found: false });
  given(created(foundBefore))
    .when(update({ location: there }, failed))
    .yields(moved, missed);
  const hours = { regular: [], special: [], text: null };
  given(created({ ...foundBefore, hours, opening_hours: null }))
    .when(update({ location: there, hours: { ...hours, ...zone } }, failed))
    .yields(updated({ location: there, neighborhood: null, neighborhood_found: false }), missed);
  const find = { type: "find_zone", location: there, ...zone, neighborhood: "Belém" } as const;
  given(created(foundBefore), moved, missed)
    .when(find)
    .yields(updated({ ...zone, neighborhood: "Belém", neighborhood_found: true }));
  given(created(foundBefore), moved, missed, updated({ ...zone, neighborhood: "Ajuda" }))
    .when(find)
    .nothing();
  given(created(foundBefore)).when(find).nothing();
});

test("a source's rows are in what is found, where neither they nor anybody else say another", () => {
  const row = { ...profile, neighborhood: null };
  const imported = (found: Found) =>
    ({
      type: "import",
      id: restaurantId,
      source: { name: "s", external_id: "1" },
      profile: row,
      found,
      inspections: [],
    }) as const;
  given(created(foundBefore))
    .when(imported({ ...zone, neighborhood: "Alfama" }))
    .nothing();
  given(created(foundBefore))
    .when(imported({ ...zone, neighborhood: "Mouraria" }))
    .yields(updated({ neighborhood: "Mouraria" }));
  given(created({ ...zone, neighborhood: "Graça" }))
    .when(imported({ ...zone, neighborhood: "Alfama" }))
    .nothing();
});
