import { moderates } from "@bellyfed/core/claims";
import { type Executed, execute, load, type WritePorts } from "@bellyfed/core/execute";
import { type ApiRequest, commandMeta, type Route, removed, route, written } from "@bellyfed/core/http/route";
import { derivedId } from "@bellyfed/core/id";
import type { Caller } from "@bellyfed/core/ports";
import type { RestaurantFacts, RestaurantOf } from "../restaurants/rules.ts";
import { endpoints, type Review, type ReviewContent } from "./contract.ts";
import { type ReviewCommand, reviewType } from "./decider.ts";
import { reviewStream } from "./events.ts";
import { shownRemoval, shownReply, shownReview } from "./shown.ts";
import { isWritten, type ReviewState, requireWritten, wordsOf } from "./state.ts";

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
    const { body: changes, caller: actor } = request;
    const executed = await change(ports, request, (facts) => ({ type: "update", changes, actor, ...facts }));
    return written(executed, represent(executed));
  }),
  route(endpoints.deleteReview, async (request) => removed(await deleteReview(ports, request))),
  route(endpoints.replyToReview, async (request) => {
    const { text } = request.body;
    const executed = await change(ports, request, (facts) => ({
      type: "reply",
      text,
      actor: request.caller,
      ...facts,
    }));
    return written(executed, represent(executed));
  }),
  route(endpoints.removeReply, async (request) =>
    removed(
      await change(ports, request, ({ restaurant }) => ({ type: "remove_reply", restaurant, actor: request.caller })),
    ),
  ),
  ...(["remove", "restore"] as const).map((type) =>
    route(type === "remove" ? endpoints.removeReview : endpoints.restoreReview, async (request) => {
      const { reason } = request.body;
      const executed = await change(ports, request, (facts) => ({ type, reason, actor: request.caller, ...facts }));
      return written(executed, represent(executed));
    }),
  ),
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

/** What a review's decider asks besides: the restaurant as its stream tells it, and the time. */
interface Facts {
  readonly restaurant: RestaurantFacts;
  readonly at: string;
}

function change(ports: ReviewPorts, request: OfOne, command: (facts: Facts) => ReviewCommand) {
  const { id: restaurant_id, reviewId: id } = request.params;
  return besideRestaurant(ports, request, { restaurant_id, id }, (restaurant, at) => command({ restaurant, at }));
}

/** Only one who keeps order may do so with the reviews of others, and then it matters whose the restaurant is. */
function deleteReview(ports: ReviewPorts, request: OfOne): Promise<Executed<ReviewState>> {
  const { caller: actor, params } = request;
  if (moderates(actor)) return change(ports, request, (facts) => ({ type: "delete", actor, ...facts }));
  const meta = commandMeta(request, ports.runtime);
  const command = { type: "delete", restaurant: null, actor, at: meta.at } as const;
  const stream = reviewStream(params.id, params.reviewId);
  return execute(ports, { type: reviewType, stream, command, meta, exists });
}

/** One that was deleted is not there. */
function exists({ state }: Pick<Executed<ReviewState>, "state">): boolean {
  return isWritten(state);
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
  return execute(ports, { type: reviewType, stream, command: command(restaurant, meta.at), meta, loaded, exists });
}

/** The review as its events tell it; 404 for the replay of a command whose review has been deleted since. */
export function represent({ state, version }: Pick<Executed<ReviewState>, "state" | "version">): Review {
  const known = requireWritten(state);
  const { status } = known;
  const { reply, ...words } = wordsOf(known);
  const removal = status === "removed" && { removal: shownRemoval(known.removal) };
  return { ...shownReview(words), reply: reply && shownReply(reply), status, ...removal, version };
}
