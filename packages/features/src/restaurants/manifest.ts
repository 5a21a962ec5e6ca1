import { feature, reacting } from "@bellyfed/core/manifest";
import { reviewEvents } from "../reviews/events.ts";
import { endpoints } from "./contract.ts";
import {
  restaurantClosedTemporarily,
  restaurantClosingCancelled,
  restaurantClosingScheduled,
  restaurantEvents,
  restaurantOpeningScheduled,
  restaurantReadEvents,
  restaurantZoneMissed,
} from "./events.ts";
import { restaurantsTold } from "./told.ts";

export const manifest = feature("restaurants", {
  about: "Restaurants with their profiles, owners and inspections, and the directories that lead to them",
  endpoints,
  codes: [
    "restaurant.closed",
    "restaurant.closing_day",
    "restaurant.exists",
    "restaurant.hidden",
    "restaurant.merged",
    "restaurant.missing",
    "restaurant.not_owner",
    "restaurant.opening_day",
    "restaurant.own",
    "restaurant.reopening_day",
  ],
  log: restaurantEvents,
  reads: restaurantReadEvents,
  told: restaurantsTold,
  policies: [
    reacting("establishing", { reviewCreated: reviewEvents.reviewCreated }),
    reacting("time-zones", { restaurantZoneMissed }),
    reacting("closing", {
      restaurantClosingScheduled,
      restaurantClosingCancelled,
      restaurantClosedTemporarily,
      restaurantOpeningScheduled,
    }),
  ],
  timers: ["closing", "reopening", "opening"],
  schedules: [{ name: "establish", function: "establish", everyMinutes: 60 }],
});
