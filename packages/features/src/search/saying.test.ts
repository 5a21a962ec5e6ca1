import type { EventOf } from "@bellyfed/core/event";
import { describe, expect, it } from "vitest";
import { type ReviewEvent, reviewArrived, reviewErased, type reviewEvents, reviewMoved } from "../reviews/events.ts";
import * as review from "../reviews/fixtures.ts";
import { saidAfter } from "./saying.ts";

const by = { restaurantId: review.restaurantId, reviewId: review.reviewId };
const words = ["Best slice in Brooklyn", "Thin, charred and not too much cheese.", "Ask for the corner table."];
const { whole, removal, facts } = review;

const moved = (suspended = false) =>
  reviewMoved({
    ...{ id: facts.id, restaurant_id: facts.restaurant_id, author_id: facts.author_id, created_at: facts.created_at },
    ...{ previous_rating: 5, previous_sub_ratings: null, suspended, to: null, home: false },
  });
const arrived = (changes: Partial<EventOf<typeof reviewEvents>["payload"]> = {}) =>
  reviewArrived({ ...whole, suspended: false, removal: null, from: null, ...changes } as never);
const erased = (review: object | null) =>
  reviewErased({ id: facts.id, restaurant_id: facts.restaurant_id, subject: "s", review } as never);

const sentencesAfter = (...events: readonly ReviewEvent[]) => saidAfter(events).said.map(({ sentences }) => sentences);

describe("what a review says", () => {
  it("is its title and its text, sentence by sentence, with what it is quoted by", () => {
    expect(saidAfter([review.created()])).toEqual({
      said: [{ ...by, rating: 5, language: "en", writtenAt: review.at, sentences: words }],
      unsaid: [],
    });
  });

  it.each<[string, ReviewEvent[]]>([
    ["it was changed", [review.created(), review.updated({ title: null, text: "Not bad." })]],
    [
      "it is no longer its author's own place",
      [review.suspended(), review.reinstated(null, { title: null, text: "Not bad." })],
    ],
    ["it was put back", [review.removed(), review.restored(false, { title: null, text: "Not bad." })]],
    ["it arrived", [moved(), arrived({ title: null, text: "Not bad." })]],
    [
      "who answered it was erased",
      [review.created(), erased({ ...whole, title: null, text: "Not bad.", suspended: false, removal: null })],
    ],
  ])("is known anew once %s", (_, events) => {
    expect(sentencesAfter(...events)).toEqual([["Not bad."]]);
    expect(saidAfter(events).unsaid).toEqual([]);
  });

  it.each<[string, ReviewEvent[]]>([
    ["it was deleted", [review.created(), review.deleted()]],
    ["it was removed", [review.created(), review.removed()]],
    ["its author owns the place", [review.created(), review.suspended()]],
    ["it is removed still", [review.reinstated(removal)]],
    ["it is suspended still", [review.restored(true)]],
    ["it went elsewhere", [review.created(), moved()]],
    ["it arrived where nobody is shown it", [arrived({ suspended: true })]],
    ["it arrived removed", [arrived({ removal })]],
    [
      "its author was erased",
      [review.created(), erased({ ...whole, title: null, text: null, suspended: false, removal: null })],
    ],
    ["somebody was erased while it was removed", [erased({ ...whole, suspended: false, removal })]],
    ["who was erased has none", [erased(null)]],
    ["it has a rating alone", [review.created({ title: null, text: null })]],
    ["it has no word", [review.created({ title: "!!!", text: "👍\n…" })]],
  ])("is nothing once %s", (_, events) => {
    expect(saidAfter(events)).toEqual({ said: [], unsaid: [by] });
  });

  it("stays as it is when it is answered", () => {
    expect(saidAfter([review.replied(), review.replyRemoved()])).toEqual({ said: [], unsaid: [] });
    expect(sentencesAfter(review.created(), review.replied())).toEqual([words]);
  });

  it("is told of each review by itself", () => {
    const other = review.created({ restaurant_id: "elsewhere", title: null, text: "Fine." });
    expect(sentencesAfter(review.created(), other, review.deleted())).toEqual([["Fine."]]);
  });
});
