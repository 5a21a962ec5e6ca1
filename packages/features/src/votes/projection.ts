import { projection } from "@bellyfed/core/projection";
import { metaKey } from "../restaurants/keys.ts";
import { restaurantTag } from "../restaurants/rules.ts";
import { helpfulWrite, judgedKey } from "../reviews/entity.ts";
import { voteHoldings } from "./entity.ts";
import { restaurantOfVote, VOTE_STREAMS, type VoteEvent, voteEvents } from "./events.ts";

/** How many found which review helpful: one write for each review, however many votes are in the batch. What cancels out is added as 0. */
export const readModel = projection({
  streams: VOTE_STREAMS,
  events: voteEvents,
  ...voteHoldings,
  headIn: (stream) => metaKey(restaurantOfVote(stream)).PK,
  itemOf: ({ type, payload }) => (type === "REVIEW_MARKED_HELPFUL" ? judgedKey(payload).SK : null),
  readsFor: ({ payload }) => [judgedKey(payload)],
  tags: (events) => events.map(({ event }) => restaurantTag(event.payload.restaurant_id)),
  project: (runs, lookup) => {
    const events = runs.flatMap((run) => run.events.map(({ event }) => event));
    return [...Map.groupBy(events, keyOf).values()].flatMap((own) => {
      const [first] = own;
      if (!first) return [];
      const by = own.reduce((sum, { type }) => sum + (type === "REVIEW_MARKED_HELPFUL" ? 1 : -1), 0);
      return [helpfulWrite(first.payload, lookup(judgedKey(first.payload)), by)];
    });
  },
});

const keyOf = ({ payload }: VoteEvent): string => JSON.stringify(judgedKey(payload));
