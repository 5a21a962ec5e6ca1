import { single } from "@bellyfed/core/http/answer";
import { type Route, route } from "@bellyfed/core/http/route";
import type { QueryPorts } from "@bellyfed/core/read";
import { endpoints } from "./contract.ts";
import { listHelpfulMarks } from "./queries.ts";

/** The route by which people see what they found helpful: what all are shown says only how many did. */
export const reads = (ports: QueryPorts): Route[] => [
  route(endpoints.listHelpfulMarks, async ({ params, query, caller }) => {
    const asked = { restaurantId: params.id, reviewIds: query.review_id, sub: caller.sub };
    return single({ data: await listHelpfulMarks(ports, asked) });
  }),
];
