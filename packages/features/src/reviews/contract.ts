import { atLeast, atLeastOfPart } from "@bellyfed/core/at-least";
import { changesSomething } from "@bellyfed/core/check";
import { anyone, endpoint, moderators, tokenOptional } from "@bellyfed/core/endpoint";
import { id, integer, listOf, optional, page, strictObject, text, timestamp } from "@bellyfed/core/schema";
import * as v from "valibot";
import { reason } from "../moderation/contract.ts";
import { fields, listing } from "./fields.ts";
import { MOST_REPLY, reviewStatuses } from "./rules.ts";

export const CreateReview = strictObject({
  rating: fields.rating,
  sub_ratings: optional(fields.sub_ratings),
  title: optional(fields.title),
  text: optional(fields.text),
  visited_on: optional(fields.visited_on),
  language: optional(fields.language),
});
/** What a review says: all that its author can change. */
export type ReviewContent = v.InferOutput<typeof CreateReview>;

export const UpdateReview = v.pipe(
  strictObject({
    rating: v.exactOptional(fields.rating),
    sub_ratings: v.exactOptional(v.nullable(fields.sub_ratings)),
    title: v.exactOptional(v.nullable(fields.title)),
    text: v.exactOptional(v.nullable(fields.text)),
    visited_on: v.exactOptional(v.nullable(fields.visited_on)),
    language: v.exactOptional(v.nullable(fields.language)),
  }),
  changesSomething(),
);
export type ReviewChanges = Partial<ReviewContent>;

export const CreateReply = strictObject({ text: text(MOST_REPLY) });

/** Who wrote something, with the name that they had at that time; null once they were erased, as all that they wrote is. */
export const Author = v.object({ id: v.string(), name: v.nullable(v.string()) });
export type Author = v.InferOutput<typeof Author>;

/** Who wrote a review. `staff` marks those who keep order here, which no name can; of all others it is left out. */
export const Reviewer = v.object({ ...Author.entries, staff: v.exactOptional(v.literal(true)) });
export type Reviewer = v.InferOutput<typeof Reviewer>;

/** What the restaurant's owner answered; null once they were erased. */
export const Reply = v.object({ author: Author, text: v.nullable(v.string()), replied_at: timestamp });
export type Reply = v.InferOutput<typeof Reply>;

/** Why and when somebody who keeps order removed a review; there is no reason where it was simply deleted, or whoever gave it was erased. */
export const Removal = v.object({ reason: v.nullable(v.string()), removed_at: timestamp });
export type Removal = v.InferOutput<typeof Removal>;

/** What never changes about a review. */
export const reviewFacts = { id, restaurant_id: id, author: Reviewer, created_at: timestamp };

export const Review = v.object({
  ...reviewFacts,
  ...CreateReview.entries,
  reply: v.nullable(Reply),
  /** Only its author and whoever keeps order are shown one that is not published. */
  status: v.picklist(reviewStatuses),
  /** Of a removed one. */
  removal: v.exactOptional(Removal),
  /** How many found it helpful; who writes is not told. */
  helpful_count: v.exactOptional(integer(0, Number.MAX_SAFE_INTEGER)),
  version: integer(1, Number.MAX_SAFE_INTEGER),
  /** When the author last changed it; a reply does not count. */
  updated_at: timestamp,
});
export type Review = v.InferOutput<typeof Review>;

const tag = "Reviews";
const params = strictObject({ id });
const one = { params: strictObject({ id, reviewId: id }), path: "/restaurants/{id}/reviews/{reviewId}" } as const;
const write = { tag, function: "command", access: anyone, counted: "reviews" } as const;
const answering = { ...write, counted: "replies", params: one.params, path: `${one.path}/reply` } as const;
const moderate = {
  tag,
  method: "POST",
  function: "command",
  access: moderators,
  params: one.params,
  response: Review,
  status: 200,
} as const;
const list = {
  tag,
  method: "GET",
  function: "query",
  status: 200,
  query: strictObject(page),
  response: listOf(Review),
} as const;

export const endpoints = {
  listReviews: endpoint({
    ...list,
    access: tokenOptional,
    mayBeHidden: true,
    operation: "listReviews",
    path: "/restaurants/{id}/reviews",
    summary:
      "A restaurant's reviews, all or those that are asked for; a page may hold fewer than there are on the next",
    params,
    query: strictObject({ ...page, ...listing, at_least: atLeastOfPart }),
  }),
  getMyReview: endpoint({
    tag,
    access: anyone,
    operation: "getMyReview",
    method: "GET",
    function: "query",
    path: "/restaurants/{id}/reviews/mine",
    summary: "The caller's own review of a restaurant",
    params,
    query: strictObject({ at_least: atLeast }),
    response: Review,
    status: 200,
  }),
  listMyReviews: endpoint({
    ...list,
    access: anyone,
    operation: "listMyReviews",
    path: "/users/me/reviews",
    summary: "The caller's own reviews, newest first",
  }),
  createReview: endpoint({
    ...write,
    mayBeHidden: true,
    operation: "createReview",
    method: "POST",
    path: "/restaurants/{id}/reviews",
    summary: "Reviews a restaurant: one review per user and restaurant, none of one's own or of a closed one",
    params,
    body: CreateReview,
    response: Review,
    status: 201,
  }),
  updateReview: endpoint({
    ...write,
    ...one,
    mayBeHidden: true,
    operation: "updateReview",
    method: "PATCH",
    summary: "Changes the fields that are named; null clears one; for its author",
    body: UpdateReview,
    response: Review,
    status: 200,
  }),
  deleteReview: endpoint({
    ...write,
    ...one,
    operation: "deleteReview",
    method: "DELETE",
    summary: "Deletes a review; for its author. By a moderator it is a removal without a reason",
    response: v.null(),
    status: 204,
  }),
  removeReview: endpoint({
    ...moderate,
    operation: "removeReview",
    path: "/restaurants/{id}/reviews/{reviewId}/remove",
    summary: "Takes a review away from everybody but its author, who cannot write there again until it is restored",
    body: strictObject({ reason }),
  }),
  restoreReview: endpoint({
    ...moderate,
    operation: "restoreReview",
    path: "/restaurants/{id}/reviews/{reviewId}/restore",
    summary: "Puts a removed review back",
    body: strictObject({ reason: optional(reason) }),
  }),
  listRemovedReviews: endpoint({
    ...list,
    access: moderators,
    operation: "listRemovedReviews",
    path: "/moderation/removed",
    summary: "Removed reviews, the newest removal first; for moderators and admins",
  }),
  replyToReview: endpoint({
    ...answering,
    mayBeHidden: true,
    operation: "replyToReview",
    method: "POST",
    summary: "Answers a review in the restaurant's name; another reply replaces the first; for its owner",
    body: CreateReply,
    response: Review,
    status: 200,
  }),
  removeReply: endpoint({
    ...answering,
    operation: "removeReply",
    method: "DELETE",
    summary: "Takes the reply to a review away; for whoever wrote it, the restaurant's owner and moderators",
    response: v.null(),
    status: 204,
  }),
} as const;
