import { routesOf } from "@bellyfed/core/endpoint";
import type { EventDefinitions } from "@bellyfed/core/event";
import type { FeatureManifest } from "@bellyfed/core/manifest";
import { endpoints } from "./contract.ts";
import { followedLog, followedReads } from "./events.ts";

const typesOf = (events: EventDefinitions) => Object.values(events).map(({ type }) => type);

export const manifest: FeatureManifest = {
  name: "insights",
  routes: routesOf(endpoints),
  readModels: [
    {
      name: "insights",
      function: "insights-consumer",
      match: [
        { source: "api-gateway", eventTypes: typesOf(followedReads) },
        { source: "outbox-processor", eventTypes: typesOf(followedLog) },
      ],
      batchSize: 50,
      batchWindow: 1,
      maxConcurrency: 2,
    },
  ],
  queues: [],
  schedules: [{ name: "rollup", function: "rollup", everyMinutes: 1 }],
};
