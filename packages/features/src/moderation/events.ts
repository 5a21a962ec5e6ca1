import { defineEvent, type EventOf } from "@bellyfed/core/event";
import { personal } from "@bellyfed/core/personal";
import * as v from "valibot";

/** A moderator asked that all be hidden that somebody has added and that is not hidden yet. */
export const hideByAuthorRequested = defineEvent(
  "HIDE_BY_AUTHOR_REQUESTED",
  v.object({
    ...{ id: v.string(), author_id: v.string() },
    ...{ reason: personal(v.string(), "requested_by"), requested_by: v.string() },
  }),
  // What was in clear before was written by the same.
  [(older: object) => older],
);

/** All is gone here that this subject wrote; one that is being asked for will not be. */
export const moderationErased = defineEvent("MODERATION_ERASED", v.object({ id: v.string(), subject: v.string() }));

export const moderationEvents = { hideByAuthorRequested, moderationErased };
export type ModerationEvent = EventOf<typeof moderationEvents>;

/** The stream of one thing that a moderator asked for and that takes a while. */
export const MODERATION_STREAMS = "MODERATION#";
export const moderationStream = (id: string): string => `${MODERATION_STREAMS}${id}`;
