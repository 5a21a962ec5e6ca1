import { listed } from "@bellyfed/core/http/answer";
import { type Route, route } from "@bellyfed/core/http/route";
import type { ReadPorts } from "@bellyfed/core/read";
import { endpoints } from "./contract.ts";
import { getRestaurantReviews as seen } from "./events.ts";
import { listMyReviews, listReviews } from "./queries.ts";

/** The routes that read reviews. */
export const reads = (ports: ReadPorts): Route[] => [
  route(endpoints.listReviews, async (request) => {
    const { id } = request.params;
    const [page] = await Promise.all([
      listReviews(ports, id, request.query),
      ports.emit(seen, { restaurant_id: id, limit: request.query.limit }, request.traceId),
    ]);
    return listed(request, page);
  }),
  route(endpoints.listMyReviews, async (request) =>
    listed(request, await listMyReviews(ports, request.caller.sub, request.query)),
  ),
];
