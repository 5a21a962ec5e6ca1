import { feature } from "@bellyfed/core/manifest";
import { endpoints } from "./contract.ts";
import { menuEvents, menuReadEvents, menusTold } from "./events.ts";

export const manifest = feature("menus", {
  about: "What a restaurant serves: its dishes in their sections",
  endpoints,
  codes: ["menu.before_missing", "menu.full", "menu.item_missing", "menu.not_owner", "menu.too_many_sections"],
  log: menuEvents,
  reads: menuReadEvents,
  told: menusTold,
});
