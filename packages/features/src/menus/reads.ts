import { single } from "@bellyfed/core/http/answer";
import { type Route, route } from "@bellyfed/core/http/route";
import type { ReadPorts } from "@bellyfed/core/read";
import { endpoints } from "./contract.ts";
import { getRestaurantMenu as seen } from "./events.ts";
import { getMenu } from "./queries.ts";

/** The route that reads menus. */
export const reads = (ports: ReadPorts): Route[] => [
  route(endpoints.getMenu, async (request) => {
    const { id } = request.params;
    const [menu] = await Promise.all([getMenu(ports, id), ports.emit(seen, { restaurant_id: id }, request.traceId)]);
    return single(menu);
  }),
];
