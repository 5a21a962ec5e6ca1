import { listed, single } from "@bellyfed/core/http/answer";
import { type Route, route } from "@bellyfed/core/http/route";
import type { QueryPorts } from "@bellyfed/core/read";
import { endpoints } from "./contract.ts";
import { getSampleThing, listSampleThings } from "./queries.ts";

/** The routes that read sample things. */
export const reads = (ports: QueryPorts): Route[] => [
  route(endpoints.listSampleThings, async (request) =>
    listed(request, await listSampleThings(ports, request.caller.sub, request.query)),
  ),
  route(endpoints.getSampleThing, async (request) => {
    const found = await getSampleThing(ports, request.params.id, request.caller.sub);
    return single(found, found.version);
  }),
];
