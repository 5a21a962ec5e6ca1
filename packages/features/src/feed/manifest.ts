import { feature } from "@bellyfed/core/manifest";
import { endpoints } from "./contract.ts";

export const manifest = feature("feed", {
  about: "Every event of the log in one order",
  endpoints,
  codes: ["feed.crowded", "feed.numbering", "feed.resync"],
  readModels: [
    {
      name: "feed",
      function: "feed-consumer",
      // By their source alone: types that come with a release must not be missed by a rule of the one before.
      match: [{ source: "outbox-processor" }],
      // What one transaction holds. Two writers are the fewest that SQS allows; more would only meet each other at the head.
      batchSize: 45,
      batchWindow: 1,
      maxConcurrency: 2,
    },
  ],
  schedules: [{ name: "feed-keeper", function: "feed-keeper", everyMinutes: 1 }],
});
