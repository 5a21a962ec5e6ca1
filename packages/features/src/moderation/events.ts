import { defineEvent, type EventOf } from "@bellyfed/core/event";
import * as v from "valibot";

/** A moderator asked that all be hidden that somebody has added and that is not hidden yet. */
export const hideByAuthorRequested = defineEvent(
  "HIDE_BY_AUTHOR_REQUESTED",
  v.object({ id: v.string(), author_id: v.string(), reason: v.string(), requested_by: v.string() }),
);

export const moderationEvents = { hideByAuthorRequested };
export type ModerationEvent = EventOf<typeof moderationEvents>;

/** The stream of one thing that a moderator asked for and that takes a while. */
export const moderationStream = (id: string): string => `MODERATION#${id}`;
