import type { SearchServers } from "../search-servers/servers.ts";
import { ecsService, ours, slowly, type Watch } from "./metric.ts";

/** Whether the search servers answer, and have room. */
export const theSearchServers = (stage: string, servers: SearchServers): Watch[] => [
  {
    name: "search-servers",
    about: "Searches that no search server could be asked for",
    metrics: [ours(stage, "search", "SearchServersUnusable", "Sum")],
    threshold: 0,
    ...slowly,
  },
  {
    name: "search-servers-memory",
    about: "Memory of the fullest search server, percent",
    metrics: [ecsService(servers, "MemoryUtilization")],
    threshold: 80,
    ...slowly,
  },
];
