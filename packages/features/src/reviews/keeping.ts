import { AppError } from "@bellyfed/core/error";
import type { RestaurantFacts } from "../restaurants/rules.ts";
import { type ReviewEvent, reviewReinstated, reviewRemoved, reviewRestored, reviewSuspended } from "./events.ts";
import { moderationRefusal } from "./rules.ts";
import { isWritten, type ReviewState, requireWritten, type Written, wordsOf } from "./state.ts";

/** Commands about whether others see a review: a policy suspends and reinstates, whoever keeps order removes and restores. */
export type KeepingCommand =
  | { readonly type: "suspend" | "reinstate" }
  | {
      readonly type: "remove" | "restore";
      readonly reason: string | null;
      readonly restaurant: RestaurantFacts;
      readonly actor: { readonly sub: string };
      readonly at: string;
    };

type Moderation = Extract<KeepingCommand, { type: "remove" | "restore" }>;

/** What comes of such a command; the table of all transitions is in the feature's README. */
export function keep(state: ReviewState, command: KeepingCommand): ReviewEvent[] {
  switch (command.type) {
    case "suspend":
      return isWritten(state) && !isSuspended(state)
        ? [reviewSuspended({ ...wordsOf(state), removal: removalOf(state) })]
        : [];
    case "reinstate":
      return isWritten(state) && isSuspended(state)
        ? [reviewReinstated({ ...wordsOf(state), removal: removalOf(state) })]
        : [];
    case "remove":
      return remove(reviewOfOthers(state, command), command);
    case "restore":
      return restore(reviewOfOthers(state, command), command);
  }
}

type RemovalOf = Extract<Written, { status: "removed" }>["removal"];

/** How a review stands after one of its four events. */
export function standingAs(words: ReturnType<typeof wordsOf>, suspended: boolean, removal: RemovalOf | null): Written {
  if (removal) return { ...words, status: "removed", suspended, removal };
  return { ...words, status: suspended ? "suspended" : "published" };
}

/** A removal that another event found says in older ones not by whom it was: the one that found it does. */
export const byWhom = (found: RemovalOf, state: ReviewState): RemovalOf => ({
  ...found,
  removed_by: found.removed_by ?? (state.status === "removed" ? state.removal.removed_by : null),
});

export const isSuspended = (state: Written): boolean =>
  state.status === "removed" ? state.suspended : state.status === "suspended";
export const removalOf = (state: Written) => (state.status === "removed" ? state.removal : null);

function remove(state: Written, { reason, actor, at }: Moderation): ReviewEvent[] {
  if (state.status === "removed") return [];
  const removal = { reason, removed_by: actor.sub, removed_at: at };
  return [reviewRemoved({ ...wordsOf(state), suspended: isSuspended(state), removal })];
}

function restore(state: Written, { reason, actor }: Moderation): ReviewEvent[] {
  if (state.status !== "removed") return [];
  return [reviewRestored({ ...wordsOf(state), suspended: isSuspended(state), reason, restored_by: actor.sub })];
}

/** The review, if this actor may keep order here: nobody does where they have a part in it. */
function reviewOfOthers(state: ReviewState, { restaurant, actor }: Moderation): Written {
  const written = requireWritten(state);
  const owner = restaurant.status === "absent" ? null : restaurant.owner_id;
  switch (moderationRefusal(written.author_id, owner, actor.sub)) {
    case "review.own":
      throw new AppError("forbidden", "review.own", "Nobody moderates their own review");
    case "review.own_restaurant":
      throw new AppError("forbidden", "review.own_restaurant", "Nobody moderates reviews of their own restaurant");
  }
  return written;
}
