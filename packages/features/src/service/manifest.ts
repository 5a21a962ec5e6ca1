import { feature } from "@bellyfed/core/manifest";
import { endpoints } from "./contract.ts";

export const manifest = feature("service", {
  about: "Whether the API answers, and what it says of itself",
  endpoints,
  codes: ["event_schema.missing"],
  schedules: [{ name: "reconcile", function: "reconcile", everyMinutes: 24 * 60 }],
});
