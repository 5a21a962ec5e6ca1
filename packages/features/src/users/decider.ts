import type { Decider, StreamType } from "@bellyfed/core/decider";
import { type UserEvent, userErased, userErasureAdvanced, userEvents } from "./events.ts";

export type UserCommand =
  | { readonly type: "erase"; readonly id: string; readonly actor: { readonly sub: string } }
  /** `from`: up to where it was done when this was begun; another has come further where it is not there any more. */
  | { readonly type: "advance_erasure"; readonly from: string | null; readonly after: string };

export type UserState =
  | { readonly status: "present" }
  /** `erased_at`: RFC 3339. `after`: up to which stream it is done; null at the beginning. */
  | { readonly status: "erased"; readonly id: string; readonly erased_at: string; readonly after: string | null };

export const user: Decider<UserState, UserCommand, UserEvent> = {
  schema: 1,
  initial: { status: "present" },

  evolve(state, event, at) {
    switch (event.type) {
      case "USER_ERASED":
        return { status: "erased", id: event.payload.id, erased_at: at, after: null };
      case "USER_ERASURE_ADVANCED":
        return state.status === "erased" ? { ...state, after: event.payload.after } : state;
    }
  },

  decide(state, command) {
    switch (command.type) {
      case "erase":
        return state.status === "erased" ? [] : [userErased({ id: command.id, erased_by: command.actor.sub })];
      case "advance_erasure":
        if (state.status !== "erased" || state.after !== command.from) return [];
        return [userErasureAdvanced({ id: state.id, after: command.after })];
    }
  },
};

/** The stream of one user. */
export const userType: StreamType<UserState, UserCommand, UserEvent> = { decider: user, events: userEvents };
