import { feature, typesOf } from "@bellyfed/core/manifest";
import { endpoints } from "./contract.ts";
import { followedLog, followedReads } from "./events.ts";

export const manifest = feature("insights", {
  about: "What is looked at and written now, counted every minute",
  endpoints,
  readModels: [
    {
      name: "insights",
      function: "insights-consumer",
      match: [
        { source: "api-gateway", eventTypes: typesOf(followedReads) },
        { source: "outbox-processor", eventTypes: typesOf(followedLog) },
      ],
      batchSize: 49,
      batchWindow: 1,
      maxConcurrency: 2,
    },
  ],
  schedules: [{ name: "rollup", function: "rollup", everyMinutes: 1 }],
});
