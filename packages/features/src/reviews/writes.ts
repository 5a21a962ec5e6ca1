import { type Executed, execute, load, type WritePorts } from "@bellyfed/core/execute";
import { type ApiRequest, commandMeta, type Route, removed, route, written } from "@bellyfed/core/http/route";
import { derivedId } from "@bellyfed/core/id";
import type { Caller } from "@bellyfed/core/ports";
import type { CommandMeta } from "@bellyfed/core/stream";
import type { RestaurantFacts, RestaurantOf } from "../restaurants/rules.ts";
import { endpoints, type Review, type ReviewContent } from "./contract.ts";
import { type ReviewCommand, type ReviewState, requirePublished, reviewType } from "./decider.ts";
import { reviewStream } from "./events.ts";

export interface ReviewPorts extends WritePorts {
  readonly restaurantOf: RestaurantOf;
}

type Signed<Params = unknown> = ApiRequest<Params> & { readonly caller: Caller };
type OfOne = Signed<{ id: string; reviewId: string }>;

/** The routes that change reviews. */
export const writes = (ports: ReviewPorts): Route[] => [
  route(endpoints.createReview, async (request) => {
    const executed = await createReview(ports, request, request.params.id, request.body);
    const body = represent(executed);
    return written(executed, body, { location: `/restaurants/${body.restaurant_id}/reviews/${body.id}` });
  }),
  route(endpoints.updateReview, async (request) => {
    const executed = await change(ports, request, ({ at }) => ({
      type: "update",
      changes: request.body,
      actor: request.caller,
      at,
    }));
    return written(executed, represent(executed));
  }),
  route(endpoints.deleteReview, async (request) =>
    removed(await change(ports, request, () => ({ type: "delete", actor: request.caller }))),
  ),
  route(endpoints.replyToReview, async (request) => {
    const executed = await reply(ports, request, request.body.text);
    return written(executed, represent(executed));
  }),
];

/** The id derives from who reviews what: a user's second review of a restaurant meets the first one's stream. */
function createReview(
  ports: ReviewPorts,
  request: Signed,
  restaurant_id: string,
  content: ReviewContent,
): Promise<Executed<ReviewState>> {
  const actor = request.caller;
  const id = derivedId("review", restaurant_id, actor.sub);
  return besideRestaurant(ports, request, { restaurant_id, id }, (restaurant, at) => ({
    type: "create",
    id,
    restaurant_id,
    restaurant,
    content,
    actor,
    at,
  }));
}

function reply(ports: ReviewPorts, request: OfOne, text: string): Promise<Executed<ReviewState>> {
  const { id: restaurant_id, reviewId: id } = request.params;
  return besideRestaurant(ports, request, { restaurant_id, id }, (restaurant, at) => ({
    type: "reply",
    text,
    restaurant,
    actor: request.caller,
    at,
  }));
}

/**
 * The review and its restaurant are loaded in parallel; what the restaurant says is therefore advisory. Malformed headers are refused
 * before anything is read.
 */
async function besideRestaurant(
  ports: ReviewPorts,
  request: Signed,
  { restaurant_id, id }: { readonly restaurant_id: string; readonly id: string },
  command: (restaurant: RestaurantFacts, at: string) => ReviewCommand,
): Promise<Executed<ReviewState>> {
  const meta = commandMeta(request, ports.runtime);
  const stream = reviewStream(restaurant_id, id);
  const [restaurant, loaded] = await Promise.all([
    ports.restaurantOf(restaurant_id),
    load(ports.store, reviewType, stream),
  ]);
  return execute(ports, { type: reviewType, stream, command: command(restaurant, meta.at), meta, loaded });
}

function change(
  ports: ReviewPorts,
  request: OfOne,
  command: (meta: CommandMeta) => ReviewCommand,
): Promise<Executed<ReviewState>> {
  const { id, reviewId } = request.params;
  const meta = commandMeta(request, ports.runtime);
  return execute(ports, { type: reviewType, stream: reviewStream(id, reviewId), command: command(meta), meta });
}

/** The review as its events tell it; 404 for the replay of a command whose review has been deleted since. */
function represent({ state, version }: Pick<Executed<ReviewState>, "state" | "version">): Review {
  const { status: _, ...known } = requirePublished(state);
  return { ...known, version };
}
