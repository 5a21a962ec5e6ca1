import { specify } from "@bellyfed/testing/specification";
import { test } from "vitest";
import type { RestaurantFacts } from "../restaurants/rules.ts";
import { type ReviewCommand, review } from "./decider.ts";
import {
  alice,
  at,
  content,
  created,
  deleted,
  maria,
  moderator,
  removed,
  replied,
  replyRemoved,
  restaurantId,
  reviewId,
  updated,
} from "./fixtures.ts";
import type { Actor } from "./replying.ts";

const { given } = specify(review);
const open: RestaurantFacts = { status: "open", owner_id: maria.sub };
const closed: RestaurantFacts = { status: "closed", owner_id: maria.sub };
const absent: RestaurantFacts = { status: "absent" };
const create = (
  changes: Partial<typeof content> = {},
  restaurant: RestaurantFacts = open,
  actor: Actor = alice,
): ReviewCommand => ({
  type: "create",
  id: reviewId,
  restaurant_id: restaurantId,
  restaurant,
  content: { ...content, ...changes },
  actor,
  at,
});
const update = (
  changes: Partial<typeof content>,
  actor: Actor = alice,
  restaurant: RestaurantFacts = open,
): ReviewCommand => ({ type: "update", changes, restaurant, actor, at });
const remove = (actor: Actor = alice, restaurant: RestaurantFacts | null = open): ReviewCommand => ({
  type: "delete",
  restaurant,
  actor,
  at,
});
const thanks = "Thank you, Alice. The corner table is yours.";
const reply = (text = thanks, restaurant: RestaurantFacts = open, actor: Actor = maria): ReviewCommand => ({
  type: "reply",
  text,
  restaurant,
  actor,
  at,
});

test("a user reviews a restaurant", () => given().when(create()).yields(created()));
test("what somebody who keeps order writes is marked as theirs, and stays so", () => {
  const author = { author_id: moderator.sub, author_name: moderator.name, author_staff: true } as const;
  given()
    .when(create({}, open, moderator))
    .yields(created(author));
  given(created(author))
    .when(update({ rating: 2 }, { ...moderator, role: "user" }))
    .yields(updated({ ...author, rating: 2 }));
});
test("what is rated by itself is kept, changed as a whole, and told with what it was", () => {
  const [before, after] = [{ food: 5, service: 3 }, { value: 4 }];
  given(created({ sub_ratings: before }))
    .when(update({ sub_ratings: after }))
    .yields(updated({ sub_ratings: after }, 5, before));
  given(created({ sub_ratings: before }))
    .when(update({ sub_ratings: before }))
    .nothing();
  given(created({ sub_ratings: before }))
    .when(remove())
    .yields(deleted({}, 5, false, before));
});
test("a second review by the same user is refused", () => given(created()).when(create()).fails("review.exists"));
test("after a delete the same user may review it again", () => {
  given(created(), deleted())
    .when(create({ rating: 2 }))
    .yields(created({ rating: 2 }));
});
test("a review written again begins without the old reply", () => {
  given(created(), replied(), deleted(), created()).when(reply()).yields(replied());
});
test("an unknown restaurant cannot be reviewed", () => given().when(create({}, absent)).fails("restaurant.missing"));
test("a closed restaurant cannot be reviewed", () => given().when(create({}, closed)).fails("restaurant.closed"));
test("owners cannot review their own restaurant", () => {
  given()
    .when(create({}, open, maria))
    .fails("review.own_restaurant");
});
test("a visit may be today wherever the day has begun, and not later", () => {
  given()
    .when(create({ visited_on: "2026-01-03" }))
    .fails("review.visit_in_future");
  given()
    .when(create({ visited_on: "2026-01-02" }))
    .yields(created({ visited_on: "2026-01-02" }));
  const late = { ...create({ visited_on: "2026-01-03" }), at: "2026-01-02T10:00:00.000Z" } as ReviewCommand;
  given()
    .when(late)
    .yields(created({ visited_on: "2026-01-03", created_at: "2026-01-02T10:00:00.000Z" }));
});

test("its author changes a review, and the event tells all of it and the former rating", () => {
  given(created())
    .when(update({ rating: 3, text: null }))
    .yields(updated({ rating: 3, text: null as never }));
});
test("a second change tells the rating of the first", () => {
  given(created(), updated({ rating: 3 }))
    .when(update({ rating: 1 }))
    .yields(updated({ rating: 1 }, 3));
});
test("the same change again changes nothing", () => {
  given(created(), updated({ rating: 3 }))
    .when(update({ rating: 3, title: content.title }))
    .nothing();
});
test("a visit cannot be moved into the future", () => {
  given(created())
    .when(update({ visited_on: "2027-01-01" }))
    .fails("review.visit_in_future");
});
test("nobody else changes a review, not even a moderator", () => {
  given(created())
    .when(update({ rating: 1 }, maria))
    .fails("review.not_author");
  given(created())
    .when(update({ rating: 1 }, moderator))
    .fails("review.not_author");
});
test("no review is changed of a restaurant that has closed, or that has become the author's own", () => {
  given(created())
    .when(update({ rating: 1 }, alice, closed))
    .fails("restaurant.closed");
  given(created())
    .when(update({ rating: 1 }, alice, { status: "open", owner_id: alice.sub }))
    .fails("review.own_restaurant");
});
test("what is not there cannot be changed", () => {
  given()
    .when(update({ rating: 1 }))
    .fails("review.missing");
  given(created(), deleted())
    .when(update({ rating: 1 }))
    .fails("review.missing");
});

test("its author deletes a review, and the event tells the last rating", () => {
  given(created(), updated({ rating: 2 }))
    .when(remove())
    .yields(deleted({}, 2));
});
test("deleted by a moderator or an admin it is removed, without a reason", () => {
  given(created())
    .when(remove(moderator))
    .yields(removed(false, {}, null));
  given(created())
    .when(remove({ ...moderator, role: "admin" }))
    .yields(removed(false, {}, null));
});
test("deleting it again changes nothing", () => given(created(), deleted()).when(remove()).nothing());
test("nobody else deletes a review, the restaurant's owner least of all", () => {
  given(created()).when(remove(maria)).fails("review.not_author");
  given(created(), deleted()).when(remove(maria)).fails("review.not_author");
});
test("what never was cannot be deleted", () => given().when(remove()).fails("review.missing"));

test("the restaurant's owner replies", () => given(created()).when(reply()).yields(replied()));
test("the same reply again changes nothing", () => given(created(), replied()).when(reply()).nothing());
test("another reply replaces the first", () => {
  given(created(), replied()).when(reply("Come back soon!")).yields(replied("Come back soon!"));
});
test("a reply outlives a change of the review", () => {
  given(created(), replied(), updated({ rating: 1 }))
    .when(reply())
    .nothing();
});
test("nobody replies for a closed restaurant, or to their own review", () => {
  given(created()).when(reply(thanks, closed)).fails("restaurant.closed");
  given(created())
    .when(reply(thanks, { status: "open", owner_id: alice.sub }, alice))
    .fails("review.own");
});
test("nobody else replies, not even a moderator", () => {
  given(created())
    .when(reply(thanks, open, alice))
    .fails("review.not_owner");
  given(created())
    .when(reply(thanks, open, moderator))
    .fails("review.not_owner");
  given(created()).when(reply(thanks, absent)).fails("restaurant.missing");
});
test("what is not there gets no reply", () => {
  given().when(reply()).fails("review.missing");
  given(created(), deleted()).when(reply()).fails("review.missing");
});

const unreply = (actor: Actor = maria, restaurant: RestaurantFacts = open): ReviewCommand => ({
  ...{ type: "remove_reply", actor, restaurant },
});
test("the restaurant's owner, who wrote the reply and moderators remove it", () => {
  given(created(), replied()).when(unreply()).yields(replyRemoved());
  given(created(), replied()).when(unreply(moderator)).yields(replyRemoved(moderator.sub));
  const sold: RestaurantFacts = { status: "open", owner_id: "user-new" };
  given(created(), replied()).when(unreply(maria, sold)).yields(replyRemoved());
  given(created(), replied())
    .when(unreply({ ...maria, sub: "user-new" }, sold))
    .yields(replyRemoved("user-new"));
});
test("a reply is removed also where the restaurant has closed", () => {
  given(created(), replied()).when(unreply(maria, closed)).yields(replyRemoved());
  given(created(), replied()).when(unreply(maria, absent)).yields(replyRemoved());
});
test("a reply that is not there is not removed again, and another one may follow", () => {
  given(created()).when(unreply()).nothing();
  given(created(), replied(), replyRemoved()).when(unreply()).nothing();
  given(created(), replied(), replyRemoved()).when(reply()).yields(replied());
});
test("nobody else removes a reply, nor a moderator one to their own review", () => {
  given(created(), replied()).when(unreply(alice)).fails("review.not_owner");
  given(created({ author_id: moderator.sub }), replied())
    .when(unreply(moderator))
    .fails("review.own");
});
test("of a review that is not there, or not seen, no reply is removed", () => {
  given().when(unreply()).fails("review.missing");
  given(created(), replied(), deleted()).when(unreply()).fails("review.missing");
  given(created(), replied(), removed(false, { reply: replied().payload.reply }))
    .when(unreply())
    .fails("review.removed");
});
