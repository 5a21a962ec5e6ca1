import type { Decider, StreamType } from "@bellyfed/core/decider";
import { AppError } from "@bellyfed/core/error";
import { userErased } from "@bellyfed/core/user-erased";
import { hideByAuthorRequested, type ModerationEvent, moderationErased, moderationEvents } from "./events.ts";

export interface HideByAuthor {
  readonly type: "hide_by_author";
  readonly id: string;
  readonly author_id: string;
  readonly reason: string;
  readonly actor: { readonly sub: string };
}
export interface EraseModeration {
  readonly type: "erase";
  readonly id: string;
  readonly subject: string;
}
/** `erased`: those of whom nothing is left here, and who write nothing here. */
export type ModerationState = { readonly erased?: readonly string[] } & (
  | { readonly status: "absent" }
  | {
      readonly status: "requested";
      readonly id: string;
      readonly author_id: string;
      readonly requested_by: string;
      readonly reason: string | null;
    }
);

export type ModerationCommand = HideByAuthor | EraseModeration;

export const moderation: Decider<ModerationState, ModerationCommand, ModerationEvent> = {
  schema: 2,
  initial: { status: "absent" },

  evolve(state, event) {
    switch (event.type) {
      case "HIDE_BY_AUTHOR_REQUESTED": {
        const { id, author_id, requested_by, reason } = event.payload;
        return { status: "requested", id, author_id, requested_by, reason };
      }
      case "MODERATION_ERASED": {
        const { subject } = event.payload;
        const isTheirs = state.status === "requested" && state.requested_by === subject;
        return { ...state, ...(isTheirs && { reason: null }), erased: [...(state.erased ?? []), subject] };
      }
    }
  },

  decide(state, command) {
    if (command.type === "erase") {
      const { id, subject } = command;
      return state.erased?.includes(subject) ? [] : [moderationErased({ id, subject })];
    }
    const { id, author_id, reason, actor } = command;
    if (state.erased?.includes(actor.sub)) throw userErased();
    if (state.status !== "absent") throw new AppError("conflict", "stream.exists", "It was asked for already");
    if (author_id === actor.sub) {
      throw new AppError("forbidden", "restaurant.own", "Nobody moderates their own restaurants");
    }
    return [hideByAuthorRequested({ id, author_id, reason, requested_by: actor.sub })];
  },
};

/** The stream of one such request. */
export const moderationType: StreamType<ModerationState, ModerationCommand, ModerationEvent> = {
  decider: moderation,
  events: moderationEvents,
};
