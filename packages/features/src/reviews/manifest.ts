import { feature } from "@bellyfed/core/manifest";
import { endpoints } from "./contract.ts";
import { reviewEvents, reviewReadEvents } from "./events.ts";

export const manifest = feature("reviews", {
  endpoints,
  codes: [
    "review.exists",
    "review.missing",
    "review.not_author",
    "review.not_owner",
    "review.own_restaurant",
    "review.visit_in_future",
  ],
  log: reviewEvents,
  reads: reviewReadEvents,
});
