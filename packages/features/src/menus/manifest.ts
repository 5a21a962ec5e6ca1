import { routesOf } from "@bellyfed/core/endpoint";
import type { FeatureManifest } from "@bellyfed/core/manifest";
import { endpoints } from "./contract.ts";
import { menuEvents } from "./events.ts";

export const manifest: FeatureManifest = {
  name: "menus",
  routes: routesOf(endpoints),
  readModels: [
    {
      name: "menus",
      function: "consumer",
      match: [{ source: "outbox-processor", eventTypes: Object.values(menuEvents).map(({ type }) => type) }],
      batchSize: 10,
      maxConcurrency: 4,
    },
  ],
  queues: [],
  schedules: [],
};
