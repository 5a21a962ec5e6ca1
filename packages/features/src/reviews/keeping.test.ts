import { fold } from "@bellyfed/core/decider";
import { specify } from "@bellyfed/testing/specification";
import { describe, expect, test } from "vitest";
import type { RestaurantFacts } from "../restaurants/rules.ts";
import { type ReviewCommand, review } from "./decider.ts";
import type { ReviewEvent } from "./events.ts";
import {
  alice,
  at,
  content,
  created,
  deleted,
  maria,
  moderator,
  reinstated,
  removal,
  removed,
  replied,
  restaurantId,
  restored,
  reviewId,
  suspended,
  updated,
  whole,
} from "./fixtures.ts";

const { given } = specify(review);
const open: RestaurantFacts = { status: "open", owner_id: maria.sub };
const ofModerator: RestaurantFacts = { status: "open", owner_id: moderator.sub };

const commands = {
  suspend: { type: "suspend" },
  reinstate: { type: "reinstate" },
  remove: { type: "remove", reason: removal.reason, restaurant: open, actor: moderator, at },
  restore: { type: "restore", reason: null, restaurant: open, actor: moderator, at },
  "delete it oneself": { type: "delete", restaurant: null, actor: alice, at },
  "write it": {
    ...{ type: "create", id: reviewId, restaurant_id: restaurantId, restaurant: open, content, actor: alice, at },
  },
  "change it": { type: "update", changes: { rating: 1 }, restaurant: open, actor: alice, at },
  "reply to it": { type: "reply", text: String(replied().payload.reply.text), restaurant: open, actor: maria, at },
} as const satisfies Record<string, ReviewCommand>;
type Name = keyof typeof commands;

/** How a review comes to stand so, and what each command makes of it: an event, nothing, or a refusal's code. */
const table: Readonly<
  Record<string, readonly [history: ReviewEvent[], Record<Name, ReviewEvent | "nothing" | string>]>
> = {
  absent: [
    [],
    {
      suspend: "nothing",
      reinstate: "nothing",
      remove: "review.missing",
      restore: "review.missing",
      "delete it oneself": "review.missing",
      "write it": created(),
      "change it": "review.missing",
      "reply to it": "review.missing",
    },
  ],
  published: [
    [created()],
    {
      suspend: suspended(),
      reinstate: "nothing",
      remove: removed(),
      restore: "nothing",
      "delete it oneself": deleted(),
      "write it": "review.exists",
      "change it": updated({ rating: 1 }),
      "reply to it": replied(),
    },
  ],
  suspended: [
    [created(), suspended()],
    {
      suspend: "nothing",
      reinstate: reinstated(),
      remove: removed(true),
      restore: "nothing",
      "delete it oneself": deleted({}, 5, true),
      "write it": "review.exists",
      "change it": "review.suspended",
      "reply to it": "review.suspended",
    },
  ],
  removed: [
    [created(), removed()],
    {
      suspend: suspended(removal),
      reinstate: "nothing",
      remove: "nothing",
      restore: restored(),
      "delete it oneself": "review.removed",
      "write it": "review.removed",
      "change it": "review.removed",
      "reply to it": "review.removed",
    },
  ],
  "removed and suspended": [
    [created(), removed(), suspended(removal)],
    {
      suspend: "nothing",
      reinstate: reinstated(removal),
      remove: "nothing",
      restore: restored(true),
      "delete it oneself": "review.removed",
      "write it": "review.removed",
      "change it": "review.removed",
      "reply to it": "review.removed",
    },
  ],
  deleted: [
    [created(), deleted()],
    {
      suspend: "nothing",
      reinstate: "nothing",
      remove: "review.missing",
      restore: "review.missing",
      "delete it oneself": "nothing",
      "write it": created(),
      "change it": "review.missing",
      "reply to it": "review.missing",
    },
  ],
};

describe.each(Object.entries(table))("of a review that is %s", (_, [history, outcomes]) => {
  test.each(Object.entries(outcomes))("to %s", (name, outcome) => {
    const run = given(...history).when(commands[name as Name]);
    if (outcome === "nothing") run.nothing();
    else if (typeof outcome === "string") run.fails(outcome);
    else run.yields(outcome as ReviewEvent);
  });
});

const after = (...history: ReviewEvent[]) => fold(review, review.initial, history, at);

test("each of the two is taken back by itself, whichever came first", () => {
  const both = { status: "removed", suspended: true };
  expect(after(created(), suspended(), removed(true))).toMatchObject(both);
  expect(after(created(), removed(), suspended(removal))).toMatchObject(both);
  expect(after(created(), suspended(), removed(true), restored(true))).toMatchObject({ status: "suspended" });
  expect(after(created(), suspended(), removed(true), reinstated(removal))).toMatchObject({
    status: "removed",
    suspended: false,
    removal,
  });
});

test("what comes back is the review as it was, with its reply", () => {
  const reply = replied().payload.reply;
  const state = after(created(), replied(), updated({ rating: 2 }));
  expect(review.decide(state, commands.suspend)).toEqual([suspended(null, { rating: 2, reply })]);
  expect(after(created(), removed(), restored())).toEqual({ ...whole, status: "published" });
  expect(after(created(), suspended(), reinstated())).toEqual(after(created()));
});

test("nobody moderates their own review, or reviews of their own restaurant", () => {
  const own = { ...moderator, sub: alice.sub };
  for (const name of ["remove", "restore"] as const) {
    given(created(), removed())
      .when({ ...commands[name], actor: own })
      .fails("review.own");
    given(created(), removed())
      .when({ ...commands[name], restaurant: ofModerator })
      .fails("review.own_restaurant");
  }
  given(created())
    .when({ type: "delete", restaurant: ofModerator, actor: moderator, at })
    .fails("review.own_restaurant");
});

test("a moderator may delete what they wrote themselves", () => {
  given(created())
    .when({ type: "delete", restaurant: open, actor: { ...moderator, sub: alice.sub }, at })
    .yields(deleted());
});

test("what a moderator deleted once more stays removed for its first reason", () => {
  given(created(), removed()).when({ type: "delete", restaurant: open, actor: moderator, at }).nothing();
});
