import { routesOf } from "@bellyfed/core/endpoint";
import type { FeatureManifest } from "@bellyfed/core/manifest";
import { endpoints } from "./contract.ts";
import { reviewEvents } from "./events.ts";

export const manifest: FeatureManifest = {
  name: "reviews",
  routes: routesOf(endpoints),
  readModels: [
    {
      name: "reviews",
      function: "consumer",
      match: [{ source: "outbox-processor", eventTypes: Object.values(reviewEvents).map(({ type }) => type) }],
      batchSize: 10,
      maxConcurrency: 4,
    },
  ],
  queues: [],
  schedules: [],
};
