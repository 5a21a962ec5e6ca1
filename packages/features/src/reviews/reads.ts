import { listed, single } from "@bellyfed/core/http/answer";
import { answerAtLeast } from "@bellyfed/core/http/at-least";
import { type Route, route } from "@bellyfed/core/http/route";
import { derivedId } from "@bellyfed/core/id";
import type { GenerationPorts, ReadPorts } from "@bellyfed/core/read";
import { headKey, shownHead } from "../restaurants/keys.ts";
import { endpoints } from "./contract.ts";
import { reviewStream, getRestaurantReviews as seen } from "./events.ts";
import { getMyReview, listMyReviews, listRemovedReviews, listReviews } from "./queries.ts";

/** The routes that read reviews. */
export const reads = (ports: ReadPorts & GenerationPorts): Route[] => [
  route(endpoints.listReviews, async (request) => {
    const { id } = request.params;
    const { limit, cursor, at_least: asked, ...listing } = request.query;
    const wanted = asked && { head: shownHead(id, asked.part), version: asked.version };
    return answerAtLeast(ports, wanted, async (consistent) => {
      const how = { caller: request.caller, url: request.url, consistent };
      const page = await listReviews(ports, id, { listing, limit, cursor }, how);
      await ports.emit(seen, { restaurant_id: id, limit }, request);
      return listed(request, page);
    });
  }),
  route(endpoints.getMyReview, async (request) => {
    const { sub } = request.caller;
    const { id } = request.params;
    const { at_least: asked } = request.query;
    const head = headKey("reviews", reviewStream(id, derivedId("review", id, sub)));
    return answerAtLeast(ports, asked && { head, ...asked }, async (consistent) => {
      const review = await getMyReview(ports, { head, user_id: sub, id, url: request.url }, consistent);
      return single(review, review.version);
    });
  }),
  route(endpoints.listMyReviews, async (request) =>
    listed(request, await listMyReviews(ports, request.caller.sub, request.query)),
  ),
  route(endpoints.listRemovedReviews, async (request) =>
    listed(request, await listRemovedReviews(ports, request.query)),
  ),
];
