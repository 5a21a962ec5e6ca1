import { defineEvent, type EventOf } from "@bellyfed/core/event";
import * as v from "valibot";

/** `review_created_at`: which review it is, where its author has written another one since. */
const vote = v.object({
  ...{ restaurant_id: v.string(), review_id: v.string(), review_created_at: v.string() },
  voter_id: v.string(),
});

/** Somebody found a review helpful. */
export const reviewMarkedHelpful = defineEvent("REVIEW_MARKED_HELPFUL", vote, [], { concerns: "voter_id" });
/** They took that back. */
export const reviewUnmarkedHelpful = defineEvent("REVIEW_UNMARKED_HELPFUL", vote, [], { concerns: "voter_id" });

export const voteEvents = { reviewMarkedHelpful, reviewUnmarkedHelpful };
export type VoteEvent = EventOf<typeof voteEvents>;

/** The stream of what one user thinks of one review. */
export const VOTE_STREAMS = "VOTE#REVIEW#";
export const voteStream = (restaurantId: string, reviewId: string, sub: string): string =>
  `${VOTE_STREAMS}${restaurantId}#${reviewId}#${sub}`;
/** The restaurant whose review such a stream is about. */
export const restaurantOfVote = (stream: string): string => stream.slice(VOTE_STREAMS.length).split("#")[0] ?? "";
