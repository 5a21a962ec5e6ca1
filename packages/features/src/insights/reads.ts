import { listed, single } from "@bellyfed/core/http/answer";
import { type Route, route } from "@bellyfed/core/http/route";
import type { ReadPorts } from "@bellyfed/core/read";
import { endpoints } from "./contract.ts";
import { getTrending, listLargest, listRecentReviews } from "./queries.ts";

/** The routes that read insights. */
export const reads = (ports: ReadPorts): Route[] => [
  route(endpoints.getTrending, async (request) => single(await getTrending(ports, request.query.window))),
  route(endpoints.listLargest, async (request) => single(await listLargest(ports, request.query.of))),
  route(endpoints.listRecentReviews, async (request) =>
    listed(request, { data: await listRecentReviews(ports, request.query.limit), next_cursor: null }),
  ),
];
