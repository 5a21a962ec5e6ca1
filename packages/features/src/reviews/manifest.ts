import { feature } from "@bellyfed/core/manifest";
import { endpoints } from "./contract.ts";
import { reviewEvents, reviewReadEvents } from "./events.ts";

export const manifest = feature("reviews", { endpoints, log: reviewEvents, reads: reviewReadEvents });
