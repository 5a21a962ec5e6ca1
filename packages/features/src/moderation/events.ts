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

export const moderationEvents = { hideByAuthorRequested };
export type ModerationEvent = EventOf<typeof moderationEvents>;

/** The stream of one thing that a moderator asked for and that takes a while. */
export const moderationStream = (id: string): string => `MODERATION#${id}`;
