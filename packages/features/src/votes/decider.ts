import type { Decider, StreamType } from "@bellyfed/core/decider";
import { AppError } from "@bellyfed/core/error";
import type { ReviewFacts } from "../reviews/rules.ts";
import { reviewMarkedHelpful, reviewUnmarkedHelpful, type VoteEvent, voteEvents } from "./events.ts";

/** `review`: as its stream told it beside; advisory, for it may be withheld by the time this is written. */
export type VoteCommand =
  | {
      readonly type: "mark";
      readonly restaurant_id: string;
      readonly review_id: string;
      readonly review: ReviewFacts;
      readonly actor: { readonly sub: string };
    }
  | { readonly type: "unmark" }
  /** Its review has moved: together, each in the stream of one of its two places. `isGiven`: whether there is something to take over. */
  | { readonly type: "give_up"; readonly vote: VoteEvent["payload"] }
  | { readonly type: "take_over"; readonly vote: VoteEvent["payload"]; readonly isGiven: boolean };

/** What was marked last; null while nothing is. */
export interface VoteState {
  readonly marked: VoteEvent["payload"] | null;
}

export const vote: Decider<VoteState, VoteCommand, VoteEvent> = {
  schema: 1,
  initial: { marked: null },

  evolve: (_, { type, payload }) => ({ marked: type === "REVIEW_MARKED_HELPFUL" ? payload : null }),

  decide({ marked }, command) {
    if (command.type === "unmark") return marked ? [reviewUnmarkedHelpful(marked)] : [];
    if (command.type === "give_up") {
      return marked?.review_created_at === command.vote.review_created_at ? [reviewUnmarkedHelpful(marked)] : [];
    }
    if (command.type === "take_over") {
      const has = marked?.review_created_at === command.vote.review_created_at;
      return command.isGiven && !has ? [reviewMarkedHelpful(command.vote)] : [];
    }
    const { review, actor, restaurant_id, review_id } = command;
    if (review.status !== "published") throw new AppError("missing", "review.missing", "There is no such review");
    if (review.author_id === actor.sub) {
      throw new AppError("forbidden", "review.own", "Nobody finds their own review helpful");
    }
    const { created_at: review_created_at } = review;
    if (marked?.review_created_at === review_created_at) return [];
    return [reviewMarkedHelpful({ restaurant_id, review_id, review_created_at, voter_id: actor.sub })];
  },
};

export const voteType: StreamType<VoteState, VoteCommand, VoteEvent> = { decider: vote, events: voteEvents };
