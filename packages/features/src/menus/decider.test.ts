import { specify } from "@bellyfed/testing/specification";
import { test } from "vitest";
import type { RestaurantFacts } from "../restaurants/rules.ts";
import type { PutMenuItem } from "./contract.ts";
import { type MenuCommand, menu } from "./decider.ts";
import { added, changed, margherita, ownerId, removed, restaurantId } from "./fixtures.ts";
import { MAX_ITEMS, MAX_SECTIONS } from "./rules.ts";

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
