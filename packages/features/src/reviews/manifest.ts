import { feature, reacting } from "@bellyfed/core/manifest";
import { restaurantEvents, restaurantOwnerAssigned } from "../restaurants/events.ts";
import { endpoints } from "./contract.ts";
import {
  reviewArrived,
  reviewCreated,
  reviewEvents,
  reviewMoved,
  reviewReadEvents,
  reviewReinstated,
  reviewSuspended,
} from "./events.ts";
import { reviewsTold } from "./told.ts";

const { restaurantMerged, restaurantUnmerged } = restaurantEvents;

export const manifest = feature("reviews", {
  about: "What people say of restaurants, what owners answer, and what moderators remove",
  endpoints,
  codes: [
    "review.erased",
    "review.exists",
    "review.missing",
    "review.moved",
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
  policies: [
    reacting("own-reviews", { restaurantOwnerAssigned, reviewSuspended, reviewReinstated, reviewArrived }),
    reacting("moved-reviews", { restaurantMerged, restaurantUnmerged, reviewCreated, reviewMoved, reviewArrived }),
  ],
});
