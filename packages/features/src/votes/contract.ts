import { anyone, endpoint } from "@bellyfed/core/endpoint";
import { id, strictObject } from "@bellyfed/core/schema";
import * as v from "valibot";

const common = {
  tag: "Votes",
  access: anyone,
  counted: "votes",
  function: "command",
  path: "/restaurants/{id}/reviews/{reviewId}/helpful",
  params: strictObject({ id, reviewId: id }),
} as const;

export const endpoints = {
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
