import { execute, load, type WritePorts } from "@bellyfed/core/execute";
import { commandMeta, type Route, removed, route, written } from "@bellyfed/core/http/route";
import type { ReviewOf } from "../reviews/rules.ts";
import { endpoints } from "./contract.ts";
import { voteType } from "./decider.ts";
import { voteStream } from "./events.ts";

export interface VotePorts extends WritePorts {
  readonly reviewOf: ReviewOf;
}

/** The routes by which people say what they found helpful. */
export const writes = (ports: VotePorts): Route[] => [
  route(endpoints.markHelpful, async (request) => {
    const { caller: actor, params } = request;
    const { id: restaurant_id, reviewId: review_id } = params;
    const meta = commandMeta(request, ports.runtime);
    const stream = voteStream(restaurant_id, review_id, actor.sub);
    const [review, loaded] = await Promise.all([
      ports.reviewOf(restaurant_id, review_id),
      load(ports.store, voteType, stream),
    ]);
    const command = { type: "mark", restaurant_id, review_id, review, actor } as const;
    const executed = await execute(ports, { type: voteType, stream, command, meta, loaded });
    return written(executed, { restaurant_id, review_id, helpful: true });
  }),
  route(endpoints.unmarkHelpful, async (request) => {
    const { caller, params } = request;
    const meta = commandMeta(request, ports.runtime);
    const stream = voteStream(params.id, params.reviewId, caller.sub);
    return removed(await execute(ports, { type: voteType, stream, command: { type: "unmark" }, meta }));
  }),
];
