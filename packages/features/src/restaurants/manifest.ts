import { feature } from "@bellyfed/core/manifest";
import { endpoints } from "./contract.ts";
import { restaurantEvents, restaurantReadEvents } from "./events.ts";

export const manifest = feature("restaurants", { endpoints, log: restaurantEvents, reads: restaurantReadEvents });
