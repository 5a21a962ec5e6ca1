import { feature } from "@bellyfed/core/manifest";
import { endpoints } from "./contract.ts";
import { menuEvents, menuReadEvents } from "./events.ts";

export const manifest = feature("menus", { endpoints, log: menuEvents, reads: menuReadEvents });
