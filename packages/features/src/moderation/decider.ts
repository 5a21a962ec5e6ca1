import type { Decider, StreamType } from "@bellyfed/core/decider";
import { AppError } from "@bellyfed/core/error";
import { hideByAuthorRequested, type ModerationEvent, moderationEvents } from "./events.ts";

export interface HideByAuthor {
  readonly type: "hide_by_author";
  readonly id: string;
  readonly author_id: string;
  readonly reason: string;
  readonly actor: { readonly sub: string };
}
export type ModerationState =
  | { readonly status: "absent" }
  | { readonly status: "requested"; readonly id: string; readonly author_id: string; readonly reason: string | null };

export const moderation: Decider<ModerationState, HideByAuthor, ModerationEvent> = {
  schema: 2,
  initial: { status: "absent" },

  evolve(_, { payload: { id, author_id, reason } }) {
    return { status: "requested", id, author_id, reason };
  },

  decide(state, { id, author_id, reason, actor }) {
    if (state.status !== "absent") throw new AppError("conflict", "stream.exists", "It was asked for already");
    if (author_id === actor.sub) {
      throw new AppError("forbidden", "restaurant.own", "Nobody moderates their own restaurants");
    }
    return [hideByAuthorRequested({ id, author_id, reason, requested_by: actor.sub })];
  },
};

/** The stream of one such request. */
export const moderationType: StreamType<ModerationState, HideByAuthor, ModerationEvent> = {
  decider: moderation,
  events: moderationEvents,
};
