import { feature, reacting } from "@bellyfed/core/manifest";
import { endpoints } from "./contract.ts";
import { userEvents } from "./events.ts";

export const manifest = feature("users", {
  about: "What people may ask for themselves: that all be erased that they wrote",
  endpoints,
  codes: ["user.self"],
  log: userEvents,
  // Who was erased shows in nothing but what they wrote.
  readModels: [],
  policies: [reacting("erasure", userEvents, "erasure-consumer")],
});
