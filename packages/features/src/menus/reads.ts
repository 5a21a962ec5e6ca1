import { single } from "@bellyfed/core/http/answer";
import { answerAtLeast } from "@bellyfed/core/http/at-least";
import { type Route, route } from "@bellyfed/core/http/route";
import type { ReadPorts } from "@bellyfed/core/read";
import { headKey } from "../restaurants/keys.ts";
import { endpoints } from "./contract.ts";
import { menuStream, getRestaurantMenu as seen } from "./events.ts";
import { getMenu } from "./queries.ts";

/** The route that reads menus. */
export const reads = (ports: ReadPorts): Route[] => [
  route(endpoints.getMenu, async (request) => {
    const { id } = request.params;
    const { at_least: asked } = request.query;
    const head = headKey("menus", menuStream(id));
    return answerAtLeast(ports, asked && { head, ...asked }, async (consistent) => {
      const menu = await getMenu(ports, id, { head, caller: request.caller, url: request.url, consistent });
      await ports.emit(seen, { restaurant_id: id }, request);
      return single(menu, menu.version);
    });
  }),
];
