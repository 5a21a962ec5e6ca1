import { feature } from "@bellyfed/core/manifest";
import { endpoints } from "./contract.ts";

export const manifest = feature("service", {
  endpoints,
  schedules: [{ name: "reconcile", function: "reconcile", everyMinutes: 24 * 60 }],
});
