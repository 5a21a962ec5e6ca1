import { feature } from "@bellyfed/core/manifest";
import { endpoints } from "./contract.ts";

export const manifest = feature("usage", {
  about: "What one's API key did, up to an hour ago",
  endpoints,
  schedules: [{ name: "usage", function: "usage", everyMinutes: 60 }],
});
