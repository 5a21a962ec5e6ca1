import { listed } from "@bellyfed/core/http/answer";
import { type Route, route } from "@bellyfed/core/http/route";
import type { QueryPorts } from "@bellyfed/core/read";
import { endpoints } from "./contract.ts";
import { listReports } from "./queries.ts";

/** The moderators' queue. */
export const reads = (ports: QueryPorts): Route[] => [
  route(endpoints.listReports, async (request) => listed(request, await listReports(ports, request.query))),
];
