import { routesOf } from "@bellyfed/core/endpoint";
import type { FeatureManifest } from "@bellyfed/core/manifest";
import { endpoints } from "./contract.ts";
import { restaurantEvents } from "./events.ts";

export const manifest: FeatureManifest = {
  name: "restaurants",
  routes: routesOf(endpoints),
  readModels: [
    {
      name: "restaurants",
      function: "consumer",
      match: [{ source: "outbox-processor", eventTypes: Object.values(restaurantEvents).map(({ type }) => type) }],
      batchSize: 10,
      maxConcurrency: 4,
    },
  ],
  queues: [],
  schedules: [],
};
