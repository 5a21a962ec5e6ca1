import { feature } from "@bellyfed/core/manifest";
import { endpoints } from "./contract.ts";
import { voteEvents } from "./events.ts";

export const manifest = feature("votes", {
  about: "Which reviews people found helpful",
  endpoints,
  log: voteEvents,
});
