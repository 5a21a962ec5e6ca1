import { specify } from "@bellyfed/testing/specification";
import { expect, test } from "vitest";
import type { RestaurantFacts } from "../restaurants/rules.ts";
import type { PutMenuItem } from "./contract.ts";
import { type MenuCommand, menu } from "./decider.ts";
import { added, changed, margherita, moved, ownerId, removed, restaurantId } from "./fixtures.ts";
import { MAX_ITEMS, MAX_SECTIONS, sectionsOf } from "./rules.ts";

const { given } = specify(menu);
const open: RestaurantFacts = { status: "open", owner_id: ownerId };
const owner = { sub: ownerId, role: "user" };
const about = { id: "margherita", restaurant_id: restaurantId, restaurant: open, actor: owner };
const put = (changes: Partial<PutMenuItem> = {}, other: Partial<MenuCommand> = {}): MenuCommand =>
  ({
    ...about,
    type: "put",
    content: { ...margherita, dietary: [...margherita.dietary], ...changes },
    ...other,
  }) as MenuCommand;
const remove = (other: Partial<MenuCommand> = {}): MenuCommand =>
  ({ ...about, type: "remove", ...other }) as MenuCommand;

test("the owner puts an item on the menu", () => given().when(put()).yields(added()));
test("the same item again changes nothing", () => given(added()).when(put()).nothing());
test("marks in another order are the same item", () => {
  given(added({ dietary: ["vegan", "spicy"] }))
    .when(put({ dietary: ["spicy", "vegan"] }))
    .nothing();
});

test("another price is a change that tells where the item was", () => {
  const price = { amount: 1400, currency: "USD" };
  given(added()).when(put({ price })).yields(changed({ price }));
});
test("an item that moves tells where it was", () => {
  given(added())
    .when(put({ section: "Classics", position: 3 }))
    .yields(changed({ section: "Classics", position: 3 }));
});
test("what has been changed and is put again changes nothing", () => {
  given(added(), changed({ available: false }))
    .when(put({ available: false }))
    .nothing();
});

test("an item without a position goes after all others", () => {
  given(added({ id: "caprese", position: 41 }))
    .when(put({ position: null }))
    .yields(added({ position: 42 }));
});
test("after the last position there is only the last position", () => {
  given(added({ id: "caprese", position: 9999 }))
    .when(put({ position: null }))
    .yields(added({ position: 9999 }));
});
test("a known item without a position stays where it is", () =>
  given(added())
    .when(put({ position: null }))
    .nothing());

test("an item is taken off the menu", () => given(added()).when(remove()).yields(removed()));
test("taking it off again changes nothing", () => given(added(), removed()).when(remove()).nothing());
test("an item that was taken off can come back", () => given(added(), removed()).when(put()).yields(added()));

test("an id like a prototype's property is an ordinary id", () => {
  given()
    .when(put({}, { id: "__proto__" }))
    .yields(added({ id: "__proto__" }));
  given()
    .when(remove({ id: "constructor" }))
    .nothing();
});

test("a moderator may change any menu, also that of a closed restaurant", () => {
  const restaurant: RestaurantFacts = { status: "closed", owner_id: null };
  given()
    .when(put({}, { restaurant, actor: { sub: "someone", role: "moderator" } }))
    .yields(added());
});
test("somebody else may not change it", () => {
  const actor = { sub: "someone", role: "owner" };
  given().when(put({}, { actor })).fails("menu.not_owner");
  given(added()).when(remove({ actor })).fails("menu.not_owner");
});
test("a restaurant that nobody owns is not owned by a caller without a name", () => {
  given()
    .when(put({}, { restaurant: { status: "open", owner_id: null }, actor: { sub: "", role: "user" } }))
    .fails("menu.not_owner");
});
test("an unknown restaurant has no menu", () => {
  given()
    .when(put({}, { restaurant: { status: "absent" } }))
    .fails("restaurant.missing");
  given()
    .when(remove({ restaurant: { status: "absent" } }))
    .fails("restaurant.missing");
});

test("a full menu takes changes and no more items", () => {
  const full = Array.from({ length: MAX_ITEMS }, (_, n) => added({ id: `item-${n}`, position: n }));
  given(...full)
    .when(put())
    .fails("menu.full");
  given(...full)
    .when(put({ position: 3, available: false }, { id: "item-3" }))
    .yields(changed({ id: "item-3", position: 3, available: false }, { section: "Pizza", position: 3 }));
});
test("sections are counted by what their names come to", () => {
  const sections = Array.from({ length: MAX_SECTIONS }, (_, n) => added({ id: `item-${n}`, section: `Section ${n}` }));
  given(...sections)
    .when(put({ section: "One more" }))
    .fails("menu.too_many_sections");
  given(...sections)
    .when(put({ section: "SECTION 7" }))
    .yields(added({ section: "SECTION 7" }));
});

const move = (before: string | null, section = "Pizza", other: Partial<MenuCommand> = {}): MenuCommand =>
  ({ ...about, type: "move", section, before, ...other }) as MenuCommand;
const caprese = added({ id: "caprese", position: 20 });

test("a dish is moved before another one, and tells where it was", () => {
  given(added(), caprese)
    .when(move("margherita", "Pizza", { id: "caprese" }))
    .yields(moved({ id: "caprese", section: "Pizza", position: 4, previous: { section: "Pizza", position: 20 } }));
});
test("a dish that stands there already changes nothing, also after it was moved there", () => {
  given(added(), caprese).when(move("caprese")).nothing();
  given(
    added(),
    caprese,
    moved({ id: "margherita", section: "Pizza", position: 21, previous: { section: "Pizza", position: 10 } }),
  )
    .when(move(null))
    .nothing();
});
test("a dish that was moved is put where it is now, and is otherwise the same", () => {
  const toEnd = moved({
    id: "margherita",
    section: "Pizza",
    position: 21,
    previous: { section: "Pizza", position: 10 },
  });
  given(added(), toEnd)
    .when(put({ position: 21 }))
    .nothing();
  given(added(), toEnd)
    .when(put())
    .yields(changed({}, { section: "Pizza", position: 21 }));
  given(added(), toEnd)
    .when(remove())
    .yields(removed("margherita", { section: "Pizza", position: 21 }));
});
test("a dish that is not on the menu cannot be moved, nor one before what is not in the section", () => {
  given(caprese).when(move(null)).fails("menu.item_missing");
  given(added(), caprese).when(move("tiramisu")).fails("menu.before_missing");
  given(added(), caprese).when(move("caprese", "Pasta")).fails("menu.before_missing");
  given(added(), caprese).when(move("margherita")).fails("menu.before_missing");
});
test("a move makes no section more than there may be, and is for the owner", () => {
  const sections = Array.from({ length: MAX_SECTIONS }, (_, n) => added({ id: `item-${n}`, section: `Section ${n}` }));
  given(added({ section: "Section 1" }), ...sections)
    .when(move(null, "One more"))
    .fails("menu.too_many_sections");
  given(added(), caprese)
    .when(move(null, "Pizza", { actor: { sub: "someone", role: "owner" } }))
    .fails("menu.not_owner");
});
test("the fullest menu without any room is spread in one commit: 20 events of 25 dishes", () => {
  const full = Array.from({ length: MAX_ITEMS }, (_, n) => added({ id: `item-${1000 + n}`, position: n }));
  const state = full.reduce((folded, event) => menu.evolve(folded, event, ""), menu.initial);
  const events = menu.decide(state, move("item-1000", "Pizza", { id: "item-1499" }));
  expect(events).toHaveLength(20);
  expect(JSON.stringify(events).length).toBeLessThan(200_000);
  const after = events.reduce((folded, event) => menu.evolve(folded, event, ""), state);
  const order = sectionsOf(after.items).flatMap(({ items }) => items.map(({ id }) => id));
  expect(order.slice(0, 3)).toEqual(["item-1499", "item-1000", "item-1001"]);
  expect(menu.decide(after, move("item-1250", "Pizza", { id: "item-1400" }))).toHaveLength(1);
});
