import { routesOf } from "@bellyfed/core/endpoint";
import type { FeatureManifest } from "@bellyfed/core/manifest";
import { endpoints } from "./contract.ts";

export const manifest: FeatureManifest = {
  name: "service",
  routes: routesOf(endpoints),
  readModels: [],
  queues: [],
  schedules: [{ name: "reconcile", function: "reconcile", everyMinutes: 24 * 60 }],
};
