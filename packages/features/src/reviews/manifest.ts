import { feature, reacting } from "@bellyfed/core/manifest";
import { restaurantOwnerAssigned } from "../restaurants/events.ts";
import { endpoints } from "./contract.ts";
import { reviewEvents, reviewReadEvents, reviewReinstated, reviewSuspended } from "./events.ts";
import { reviewsTold } from "./told.ts";

export const manifest = feature("reviews", {
  about: "What people say of restaurants, what owners answer, and what moderators remove",
  endpoints,
  codes: [
    "review.erased",
    "review.exists",
    "review.missing",
    "review.not_author",
    "review.not_owner",
    "review.own",
    "review.own_restaurant",
    "review.removed",
    "review.suspended",
    "review.visit_in_future",
  ],
  log: reviewEvents,
  reads: reviewReadEvents,
  told: reviewsTold,
  policies: [reacting("own-reviews", { restaurantOwnerAssigned, reviewSuspended, reviewReinstated })],
});
