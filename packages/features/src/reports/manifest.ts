import { feature } from "@bellyfed/core/manifest";
import { endpoints } from "./contract.ts";
import { reportEvents } from "./events.ts";

export const manifest = feature("reports", {
  about: "What people tell moderators of, and what those decide",
  endpoints,
  codes: ["reply.missing", "report.missing", "report.own"],
  log: reportEvents,
});
