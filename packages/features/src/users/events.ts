import { defineEvent, type EventOf } from "@bellyfed/core/event";
import * as v from "valibot";

/** Somebody asked that all be erased that they wrote, or an admin did for them. Nobody takes it back. */
export const userErased = defineEvent("USER_ERASED", v.object({ id: v.string(), erased_by: v.string() }));
/** Up to this stream, in the order in which they are noted, what they wrote is erased: there are more than are done at once. */
export const userErasureAdvanced = defineEvent(
  "USER_ERASURE_ADVANCED",
  v.object({ id: v.string(), after: v.string() }),
);

export const userEvents = { userErased, userErasureAdvanced };
export type UserEvent = EventOf<typeof userEvents>;

/** The stream of one user. */
export const userStream = (sub: string): string => `USER#${sub}`;
