import { fold } from "@bellyfed/core/decider";
import { specify, specifyProjection } from "@bellyfed/testing/specification";
import { describe, expect, test } from "vitest";
import { happened } from "../insights/fixtures.ts";
import { recentOf, remember } from "../insights/recent.ts";
import type { RestaurantFacts } from "../restaurants/rules.ts";
import { type ReviewCommand, review } from "./decider.ts";
import { type ReviewEvent, reviewErased, reviewStream } from "./events.ts";
import {
  alice,
  at,
  content,
  created,
  deleted,
  maria,
  moderator,
  removal,
  removed,
  replied,
  restaurantId,
  reviewId,
  suspended,
  whole,
} from "./fixtures.ts";
import { readModel } from "./projection.ts";
import type { Actor } from "./replying.ts";

const { given } = specify(review);
const restaurant: RestaurantFacts = { status: "open", owner_id: maria.sub };
const bob = { sub: "user-bob", name: "Bob", role: "user" } as const;
const facts = { id: reviewId, restaurant_id: restaurantId };
const erase = (subject: string) => ({ type: "erase", ...facts, subject }) as const;
const wordless = { author_name: null, title: null, text: null };
const standing = { suspended: false, removal: null };
const nothing = (subject: string) => reviewErased({ ...facts, subject, review: null });
const left = (changes: object = {}) =>
  reviewErased({ ...facts, subject: alice.sub, review: { ...whole, ...standing, ...wordless, ...changes } });
const create: ReviewCommand = { type: "create", ...facts, restaurant, content, actor: alice, at };
const reply = (actor: Actor): ReviewCommand => ({ type: "reply", text: "Thanks", restaurant, actor, at });
const remove: ReviewCommand = { type: "remove", reason: "Spam", restaurant, actor: moderator, at };

describe("what is erased", () => {
  test("of an author: words and name; rating, times and the owner's reply stay", () => {
    given(created()).when(erase(alice.sub)).yields(left());
    const answer = replied().payload.reply;
    given(created(), replied())
      .when(erase(alice.sub))
      .yields(left({ reply: answer }));
  });
  test("of an owner: the reply, and nothing else", () => {
    given(created(), replied())
      .when(erase(maria.sub))
      .yields(reviewErased({ ...facts, subject: maria.sub, review: { ...whole, ...standing } }));
  });
  test("of a moderator: why it was removed, and not that it was", () => {
    const review = { ...whole, suspended: true, removal: { ...removal, reason: null } };
    given(created(), suspended(), removed(true))
      .when(erase(moderator.sub))
      .yields(reviewErased({ ...facts, subject: moderator.sub, review }));
  });
  test("of somebody who had a part in it once: nothing that others see, but that they write nothing more", () => {
    given(created())
      .when(erase(bob.sub))
      .yields(reviewErased({ ...facts, subject: bob.sub, review: { ...whole, ...standing } }));
  });
  test("of a review that is not there, or has not begun: that this subject writes none", () => {
    given().when(erase(alice.sub)).yields(nothing(alice.sub));
    given(created(), deleted()).when(erase(alice.sub)).yields(nothing(alice.sub));
  });
  test("again changes nothing, and another subject is another matter", () => {
    given(created(), left()).when(erase(alice.sub)).nothing();
    given(nothing(alice.sub)).when(erase(alice.sub)).nothing();
    given(nothing(alice.sub)).when(erase(maria.sub)).yields(nothing(maria.sub));
  });
});

describe("what an erased review still allows", () => {
  test("nothing to whoever was erased, also where it had not begun, was deleted or came back", () => {
    given(nothing(alice.sub)).when(create).fails("user.erased");
    given(created(), deleted(), nothing(alice.sub)).when(create).fails("user.erased");
    given(created(), left())
      .when({ type: "update", changes: { rating: 1 }, restaurant, actor: alice, at })
      .fails("user.erased");
    given(created(), left()).when({ type: "delete", restaurant: null, actor: alice, at }).fails("user.erased");
    given(created(), nothing(maria.sub)).when(reply(maria)).fails("user.erased");
    given(created(), left(), suspended(null, wordless))
      .when({ type: "delete", restaurant: null, actor: alice, at })
      .fails("user.erased");
  });
  test("a moderator to remove and restore it: its rating counts", () => {
    given(created(), left())
      .when(remove)
      .yields(removed(false, wordless, "Spam"));
    given(created(), left(), removed(false, wordless))
      .when({ ...remove, type: "restore", reason: null })
      .yields({
        type: "REVIEW_RESTORED",
        payload: { ...whole, ...wordless, suspended: false, reason: null, restored_by: moderator.sub },
      });
  });
  test("a policy to suspend and reinstate it", () => {
    given(created(), left()).when({ type: "suspend" }).yields(suspended(null, wordless));
  });
  test("nobody to answer it, for there is nothing to answer", () => {
    given(created(), left()).when(reply(maria)).fails("review.erased");
  });
  test("another owner to answer it anew, when it was the former one who was erased", () => {
    const state = fold(review, review.initial, [created(), replied(), nothing(maria.sub)], at);
    const owned = { status: "open", owner_id: bob.sub } as const;
    expect(review.decide(state, { type: "reply", text: "Welcome", restaurant: owned, actor: bob, at })).toHaveLength(1);
  });
});

const stream = reviewStream(restaurantId, reviewId);
const item = { PK: `EST#${restaurantId}`, SK: `REVIEW#${at}#${reviewId}` };
const shownAfter = (...events: ReviewEvent[]) =>
  specifyProjection(readModel)
    .given()
    .after(stream, ...events);
const written = (...events: ReviewEvent[]) => JSON.stringify(shownAfter(...events).operations());

describe("what is shown then", () => {
  test("the review without its words, at its place, with its rating", () => {
    shownAfter(left()).writes({ kind: "update", key: item });
    const text = written(left());
    expect(text).toContain('\\"name\\":null');
    expect(text).toContain('\\"rating\\":5');
    expect(text).not.toContain("rating_");
    const held = { ...item, SK: `WITHHELD#${at}#${reviewId}` };
    shownAfter(left({ suspended: true })).writes({ kind: "put", key: held });
    shownAfter(left({ removal })).writes({ kind: "put", key: held });
  });
  test("no reply of an owner who was erased", () => {
    const review = { ...whole, ...standing };
    expect(written(reviewErased({ ...facts, subject: maria.sub, review }))).not.toContain('"reply":');
  });
  test("nothing where there is no review", () => {
    shownAfter(nothing(alice.sub)).writes();
  });
  test("nothing of what came before it in the same batch", () => {
    const answer = replied("See you again");
    const text = written(created(), answer, left({ reply: answer.payload.reply }));
    expect(text).not.toContain(content.text);
    expect(text).not.toContain(alice.name);
    expect(text).toContain("See you again");
  });
});

describe("the recent reviews", () => {
  const none = recentOf(undefined);
  test("show it without its words, in whatever order the events come, and however late", () => {
    const [first, last] = [happened(created(), 1), happened(left(), 2)];
    for (const events of [
      [first, last],
      [last, first],
      [last, last, first],
    ]) {
      const { reviews } = events.reduce((recent, event) => remember(recent, [event]), none);
      expect(reviews).toMatchObject([
        { id: reviewId, rating: 5, title: null, excerpt: null, author: { id: alice.sub, name: null } },
      ]);
    }
  });
  test("do not show one that was deleted, though it was opened before", () => {
    const events = [happened(nothing(alice.sub), 3), happened(created(), 1)];
    expect(events.reduce((recent, event) => remember(recent, [event]), none).reviews).toEqual([]);
  });
});
