import { feature } from "@bellyfed/core/manifest";
import { endpoints } from "./contract.ts";
import { guideEvents } from "./events.ts";

export const manifest = feature("guide", {
  about: "Questions in words, answered from what is here and with what the answers rest on",
  endpoints,
  codes: ["chat.busy", "chat.full", "chat.missing", "guide.asked_often"],
  log: guideEvents,
  // Chats are kept by who answers them; what was asked shows in nothing.
  readModels: [],
});
