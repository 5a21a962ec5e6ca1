import { fold } from "@bellyfed/core/decider";
import { specify } from "@bellyfed/testing/specification";
import * as v from "valibot";
import { expect, test } from "vitest";
import type { Inspection, ProfileChanges } from "./contract.ts";
import { type RestaurantCommand, restaurant } from "./decider.ts";
import { type RestaurantEvent, restaurantEvents } from "./events.ts";
import {
  addedByUser,
  admin,
  assigned,
  closed,
  created,
  established,
  hidden,
  imported,
  inspected,
  inspection,
  moderator,
  origin,
  owner,
  profile,
  reopened,
  restaurantId,
  shownAgain,
  stranger,
  updated,
} from "./fixtures.ts";
import { manages } from "./rules.ts";
import type { Known } from "./state.ts";

const { given } = specify(restaurant);
const stateOf = (...events: RestaurantEvent[]) =>
  fold(restaurant, restaurant.initial, events, "2026-01-01T00:00:00.000Z");

const create = { type: "create", id: restaurantId, profile, actor: owner } as const;
const update = (changes: ProfileChanges, actor: { sub: string; role: string } = owner): RestaurantCommand => ({
  type: "update",
  changes,
  actor,
});
const close = { type: "close", reason: "Retired", actor: owner } as const;
const reopen = { type: "reopen", actor: owner } as const;
const assign = (owner_id: string): RestaurantCommand => ({ type: "assign_owner", owner_id });
const bring = (changes: Partial<typeof profile> = {}, ...inspections: Inspection[]): RestaurantCommand => ({
  type: "import",
  id: restaurantId,
  source: origin,
  profile: { ...profile, ...changes },
  inspections,
});

test("a new restaurant belongs to whoever creates it", () => {
  given().when(create).yields(created());
});

test("a restaurant is created once", () => {
  given(created()).when(create).fails("restaurant.exists");
});

test("an update tells the changed fields and no others", () => {
  given(created())
    .when(update({ name: "Bellavista", city: "Lisbon", phone: null }))
    .yields(updated({ name: "Bellavista", phone: null }));
});

test("an update that changes nothing says nothing, also for cuisines and addresses of the same content", () => {
  given(created())
    .when(update({ cuisines: [...profile.cuisines], address: { ...profile.address }, location: profile.location }))
    .nothing();
});

test("the order of cuisines counts, for the first one leads", () => {
  const cuisines = profile.cuisines.toReversed();
  given(created()).when(update({ cuisines })).yields(updated({ cuisines }));
});

test("a closed restaurant can still be corrected", () => {
  given(created(), closed())
    .when(update({ phone: null }))
    .yields(updated({ phone: null }));
});

test("closing is told with its reason, once", () => {
  given(created()).when(close).yields(closed("Retired"));
  given(created(), closed()).when(close).nothing();
});

test("reopening is told once", () => {
  given(created(), closed()).when(reopen).yields(reopened());
  given(created()).when(reopen).nothing();
  given(created(), closed(), reopened()).when(reopen).nothing();
});

const managing: [string, RestaurantCommand][] = [
  ["updated", update({ name: "Mine now" }, stranger)],
  ["closed", { ...close, actor: stranger }],
  ["reopened", { ...reopen, actor: stranger }],
];
test.each(managing)("a restaurant is not %s by a stranger", (_, command) => {
  given(created()).when(command).fails("restaurant.not_owner");
});

test.each(managing)("a restaurant that nobody owns is not %s by just anybody", (_, command) => {
  given(imported()).when(command).fails("restaurant.not_owner");
});

test.each([moderator, admin])("a $role may change every restaurant", (actor) => {
  given(imported())
    .when(update({ name: "Corrected" }, actor))
    .yields(updated({ name: "Corrected" }));
});

test.each([update({ name: "x" }), close, reopen, assign("user-new")])(
  "$type needs a restaurant that is there",
  (command) => {
    given().when(command).fails("restaurant.missing");
  },
);

test("a restaurant is given to an owner once", () => {
  given(created()).when(assign("user-new")).yields(assigned("user-new"));
  given(created(), assigned("user-new")).when(assign("user-new")).nothing();
});

test("its event names whose it was before", () => {
  given(imported()).when(assign("user-new")).yields(assigned("user-new", null));
  given(created(), assigned("user-new")).when(assign("user-other")).yields(assigned("user-other", "user-new"));
});

test("with the owner the right to change goes over", () => {
  given(created(), assigned(stranger.sub))
    .when(update({ name: "Ours" }))
    .fails("restaurant.not_owner");
  given(created(), assigned(stranger.sub))
    .when(update({ name: "Ours" }, stranger))
    .yields(updated({ name: "Ours" }));
});

test("nobody manages what has no owner but moderators and admins", () => {
  expect([owner, stranger, moderator, admin].map((actor) => manages(null, actor))).toEqual([false, false, true, true]);
});

test("an import creates a restaurant that has a source and no owner, with its inspections oldest first", () => {
  const [late, early] = [inspection(), inspection({ grade: "B", inspected_at: "2024-03-01" })];
  given()
    .when(bring({}, late, early))
    .yields(imported(), inspected(1, early), inspected(2, late));
});

test("the same row again says nothing", () => {
  given(imported(), inspected(1)).when(bring({}, inspection())).nothing();
});

test("a changed row tells only the change", () => {
  given(imported(), inspected(1))
    .when(bring({ name: "New Name" }, inspection(), inspection({ score: 12, inspected_at: "2026-06-01" })))
    .yields(updated({ name: "New Name" }), inspected(2, { score: 12, inspected_at: "2026-06-01" }));
});

test("where a source says nothing, what others have added stays", () => {
  const silent = { phone: null, address: { street: "Rua Nova 1", postal_code: null, region: null, country: null } };
  given(imported())
    .when(bring(silent))
    .yields(updated({ address: { ...profile.address, street: "Rua Nova 1" } }));
});

test("an inspection that a file holds twice is one", () => {
  given()
    .when(bring({}, inspection(), inspection()))
    .yields(imported(), inspected(1));
});

test("inspections of one day with other scores are others", () => {
  given(imported(), inspected(1))
    .when(bring({}, inspection(), inspection({ score: 8 })))
    .yields(inspected(2, { score: 8 }));
});

test("a long history comes in commits of at most 25 events, until nothing is left", () => {
  const history = Array.from({ length: 60 }, (_, n) => inspection({ score: n }));
  const events: RestaurantEvent[] = [];
  const sizes: number[] = [];
  for (;;) {
    const next = restaurant.decide(stateOf(...events), bring({}, ...history));
    if (next.length === 0) break;
    sizes.push(next.length);
    events.push(...next);
  }
  expect(sizes).toEqual([25, 24, 12]);
  const numbers = events.flatMap((event) => (event.type === "RESTAURANT_INSPECTED" ? [event.payload.number] : []));
  expect(numbers).toEqual(Array.from({ length: 60 }, (_, n) => n + 1));
});

test("the newest inspection is shown, whatever order they came in", () => {
  const old = { grade: "C", score: 40, inspected_at: "2020-01-01" };
  expect(stateOf(created(), inspected(1), inspected(2, old))).toMatchObject({ inspection: inspection() });
  expect(stateOf(created(), inspected(1, old), inspected(2))).toMatchObject({ inspection: inspection() });
  expect(stateOf(created(), inspected(1), inspected(2, { grade: "B" }))).toMatchObject({ inspection: { grade: "B" } });
});

test("events before the creation change nothing", () => {
  expect(stateOf(closed(), updated({ name: "x" }))).toEqual({ status: "absent" });
});

test("what is decided is what the events' schemas say", () => {
  const definitions = new Map(
    Object.values(restaurantEvents).map((definition) => [definition.type as string, definition]),
  );
  const decided = [
    ...restaurant.decide(restaurant.initial, bring({}, inspection())),
    ...restaurant.decide(stateOf(created()), update({ location: null, price_level: null })),
    ...restaurant.decide(stateOf(created()), close),
    ...restaurant.decide(stateOf(created(), closed()), reopen),
    ...restaurant.decide(stateOf(created()), assign("user-new")),
  ];
  expect(new Set(decided.map(({ type }) => type)).size).toBe(6);
  for (const { type, payload } of decided) expect(v.parse(definitions.get(type)!.schema, payload)).toEqual(payload);
});

const hide = { type: "hide", reason: "Made up", actor: moderator } as const;
const show = { type: "show", reason: "A mistake", actor: moderator } as const;

test("hiding and showing are told once, with their reasons", () => {
  given(created()).when(hide).yields(hidden("Made up"));
  given(created(), hidden()).when(hide).nothing();
  given(created(), hidden()).when(show).yields(shownAgain("A mistake"));
  given(created()).when(show).nothing();
  given(created(), hidden(), shownAgain()).when(hide).yields(hidden("Made up"));
  given().when(hide).fails("restaurant.missing");
  given().when(show).fails("restaurant.missing");
});

test.each([hide, show])("nobody may $type what is their own", (command) => {
  given(created(), assigned(moderator.sub)).when(command).fails("restaurant.own");
  given(created(), hidden(), assigned(moderator.sub)).when(command).fails("restaurant.own");
});

test("its owner may change what is hidden", () => {
  given(created(), hidden())
    .when(update({ phone: null }))
    .yields(updated({ phone: null }));
});

test.each([
  ["a user", stranger, false],
  ["an owner", owner, true],
  ["a moderator", moderator, true],
  ["an admin", admin, true],
])("what %s adds is established at once or not", (_, actor, isEstablished) => {
  const { established: is } = stateOf(...restaurant.decide({ status: "absent" }, { ...create, actor })) as Known;
  expect(is).toBe(isEstablished);
});

test("a new restaurant is established once, and not while it is hidden", () => {
  const establish = { type: "establish" } as const;
  given(addedByUser()).when(establish).yields(established());
  given(addedByUser(), established()).when(establish).nothing();
  given(created()).when(establish).nothing();
  given(imported()).when(establish).nothing();
  given(addedByUser(), assigned("user-new")).when(establish).nothing();
  given(addedByUser(), hidden()).when(establish).nothing();
  given(addedByUser(), hidden(), shownAgain()).when(establish).yields(established());
  given().when(establish).fails("restaurant.missing");
});

test("a restaurant of before there was a difference is established", () => {
  const { established: _, ...before } = created().payload as { established: boolean };
  expect(restaurantEvents.restaurantCreated.upcast(before, 1)).toEqual({ ...before, established: true });
});
