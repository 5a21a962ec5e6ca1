import { listed, single } from "@bellyfed/core/http/answer";
import { answerAtLeast } from "@bellyfed/core/http/at-least";
import { type Route, route } from "@bellyfed/core/http/route";
import type { GenerationPorts, ReadPorts } from "@bellyfed/core/read";
import { endpoints as moderation } from "../moderation/contract.ts";
import { endpoints } from "./contract.ts";
import { getRestaurants as browsed, getRestaurant as seen } from "./events.ts";
import { shownHead } from "./keys.ts";
import { getRestaurant, listDirectory, listHidden, listInspections, listRestaurants } from "./queries.ts";

/** The routes that read restaurants. */
export const reads = (ports: ReadPorts & GenerationPorts): Route[] => [
  route(endpoints.listRestaurants, async (request) => {
    const { city = null, cuisine = null, limit } = request.query;
    const page = await listRestaurants(ports, request.query, request.query);
    if (page.data.length > 0) await ports.emit(browsed, { city, cuisine, limit }, request);
    return listed(request, page);
  }),
  route(endpoints.getRestaurant, async (request) => {
    const { id } = request.params;
    const { at_least: asked } = request.query;
    const wanted = asked && { head: shownHead(id, asked.part), version: asked.version };
    return answerAtLeast(ports, wanted, async (consistent) => {
      const restaurant = await getRestaurant(ports, id, { caller: request.caller, consistent, url: request.url });
      await ports.emit(seen, { restaurant_id: id }, request);
      return single(restaurant, restaurant.version);
    });
  }),
  route(endpoints.listInspections, async (request) =>
    listed(request, await listInspections(ports, request.params.id, request.query, request)),
  ),
  route(moderation.listHidden, async (request) => listed(request, await listHidden(ports, request.query))),
  route(endpoints.listCities, async (request) => listed(request, await listDirectory(ports, "CITY", request.query))),
  route(endpoints.listCuisines, async (request) =>
    listed(request, await listDirectory(ports, "CUISINE", request.query)),
  ),
];
