import { feature, reacting } from "@bellyfed/core/manifest";
import { reviewEvents } from "../reviews/events.ts";
import { endpoints } from "./contract.ts";
import { reviewMarkedHelpful, voteEvents } from "./events.ts";

export const manifest = feature("votes", {
  about: "Which reviews people found helpful",
  endpoints,
  log: voteEvents,
  policies: [reacting("moved-votes", { reviewMoved: reviewEvents.reviewMoved, reviewMarkedHelpful })],
});
