import { feature, reacting } from "@bellyfed/core/manifest";
import { endpoints } from "./contract.ts";
import { hideByAuthorRequested, moderationEvents } from "./events.ts";

export const manifest = feature("moderation", {
  about: "What moderators take out of sight",
  endpoints,
  log: moderationEvents,
  // Nothing shows what was asked for: it shows in what is hidden then.
  readModels: [],
  policies: [reacting("hide-by-author", { hideByAuthorRequested })],
});
