import { anyone, endpoint } from "@bellyfed/core/endpoint";
import { id, strictObject, timestamp } from "@bellyfed/core/schema";
import * as v from "valibot";

/** Most reviews of which one request asks: a page of them. */
const MOST_ASKED = 100;

/** What the caller found helpful. `review_created_at`: one that its author has deleted and written anew is another one. */
export const HelpfulMark = v.object({ review_id: id, review_created_at: timestamp });
export type HelpfulMark = v.InferOutput<typeof HelpfulMark>;

const common = {
  tag: "Votes",
  access: anyone,
  counted: "votes",
  function: "community-command",
  path: "/restaurants/{id}/reviews/{reviewId}/helpful",
  params: strictObject({ id, reviewId: id }),
} as const;

export const endpoints = {
  listHelpfulMarks: endpoint({
    tag: "Votes",
    operation: "listHelpfulMarks",
    method: "GET",
    path: "/restaurants/{id}/reviews/helpful",
    function: "query",
    access: anyone,
    summary: "Which of these reviews of a restaurant the caller found helpful, of up to 100",
    params: strictObject({ id }),
    query: strictObject({ review_id: v.pipe(v.array(id), v.minLength(1), v.maxLength(MOST_ASKED)) }),
    response: v.object({ data: v.array(HelpfulMark) }),
    status: 200,
  }),
  markHelpful: endpoint({
    ...common,
    operation: "markHelpful",
    method: "PUT",
    summary: "Says that the caller found a review helpful: once, however often; not one's own",
    response: v.object({ restaurant_id: id, review_id: id, helpful: v.literal(true) }),
    status: 200,
  }),
  unmarkHelpful: endpoint({
    ...common,
    operation: "unmarkHelpful",
    method: "DELETE",
    summary: "Takes that back",
    response: v.null(),
    status: 204,
  }),
} as const;
