import { moderates } from "@bellyfed/core/claims";
import type { Decider, StreamType } from "@bellyfed/core/decider";
import { AppError } from "@bellyfed/core/error";
import { type RestaurantFacts, refuseMergedOne } from "../restaurants/rules.ts";
import type { ReviewChanges, ReviewContent } from "./contract.ts";
import { type EraseReview, erase, refuseErased } from "./erased.ts";
import { type ReviewEvent, reviewCreated, reviewDeleted, reviewEvents, reviewUpdated } from "./events.ts";
import { byWhom, type KeepingCommand, keep, standingAs } from "./keeping.ts";
import { afterMove, isGone, isMoving, type MovingCommand, move, stillFrom, withoutAside } from "./moving.ts";
import { own, refuseFuture, refuseReview } from "./refusals.ts";
import { type Actor, answer, authorOf, type ReplyCommand } from "./replying.ts";
import { mayDelete } from "./rules.ts";
import { isWritten, type ReviewState, refuseMoved, refuseUnpublished, requireWritten, wordsOf } from "./state.ts";
import { leftAfter } from "./whereabouts.ts";

export { whereIs } from "./whereabouts.ts";

/** `at`: when the command was received, RFC 3339 UTC. */
export type ReviewCommand =
  | {
      readonly type: "create";
      readonly id: string;
      readonly restaurant_id: string;
      readonly restaurant: RestaurantFacts;
      readonly content: ReviewContent;
      readonly actor: Actor;
      readonly at: string;
    }
  | {
      readonly type: "update";
      readonly changes: ReviewChanges;
      readonly restaurant: RestaurantFacts;
      readonly actor: Actor;
      readonly at: string;
    }
  /** `restaurant`: asked only where it matters, for one who keeps order. */
  | { readonly type: "delete"; readonly restaurant: RestaurantFacts | null; readonly actor: Actor; readonly at: string }
  | ReplyCommand
  | EraseReview
  | MovingCommand
  | KeepingCommand;
type Command<Type extends ReviewCommand["type"]> = Extract<ReviewCommand, { type: Type }>;

export const review: Decider<ReviewState, ReviewCommand, ReviewEvent> = {
  schema: 6,
  initial: { status: "absent" },

  evolve(state, event, at) {
    const { erased, left } = state;
    if (event.type !== "REVIEW_ERASED") {
      const after = stillFrom(state, event, evolve(state, event, at));
      return { ...after, ...(erased && { erased }), ...leftAfter(state, after) };
    }
    return { ...afterErasure(state, event), erased: [...(erased ?? []), event.payload.subject], ...(left && { left }) };
  },

  decide(state, command) {
    if ("actor" in command) refuseErased(state, command.actor);
    if (isMoving(command)) return move(state, command);
    switch (command.type) {
      case "create":
        return create(state, command);
      case "update":
        return update(state, command);
      case "delete":
        return remove(state, command);
      case "reply":
      case "remove_reply":
        return answer(state, command);
      case "erase":
        return erase(state, command);
      case "suspend":
      case "reinstate":
      case "remove":
      case "restore":
        return keep(state, command);
    }
  },
};

/** The stream of one user's review of one restaurant. */
export const reviewType: StreamType<ReviewState, ReviewCommand, ReviewEvent> = {
  decider: review,
  events: reviewEvents,
};

function afterErasure(state: ReviewState, event: Extract<ReviewEvent, { type: "REVIEW_ERASED" }>): ReviewState {
  const { review: kept, subject } = event.payload;
  if (!kept) return withoutAside(state, subject);
  const { suspended, removal, ...words } = kept;
  return stillFrom(state, event, standingAs(words, suspended, removal && byWhom(removal, state)));
}

/** What becomes of a review, whoever was erased from it. */
function evolve(state: ReviewState, event: Exclude<ReviewEvent, { type: "REVIEW_ERASED" }>, at: string): ReviewState {
  switch (event.type) {
    case "REVIEW_CREATED":
      return { status: "published", ...event.payload, reply: null, updated_at: at };
    case "REVIEW_SUSPENDED":
    case "REVIEW_REINSTATED": {
      const { removal, ...words } = event.payload;
      return standingAs(words, event.type === "REVIEW_SUSPENDED", removal && byWhom(removal, state));
    }
    case "REVIEW_REMOVED": {
      const { removal, suspended, ...words } = event.payload;
      return standingAs(words, suspended, removal);
    }
    case "REVIEW_RESTORED": {
      const { reason: _, restored_by: __, suspended, ...words } = event.payload;
      return standingAs(words, suspended, null);
    }
    case "REVIEW_DELETED":
      return { status: "deleted", author_id: event.payload.author_id };
    case "REVIEW_MOVED":
    case "REVIEW_ARRIVED":
      return afterMove(state, event);
  }
  if (!isWritten(state)) return state;
  switch (event.type) {
    case "REVIEW_UPDATED": {
      const { previous_rating: _, previous_sub_ratings: __, ...now } = event.payload;
      return { ...state, ...now, updated_at: at };
    }
    case "REVIEW_REPLIED":
      return { ...state, reply: event.payload.reply };
    case "REVIEW_REPLY_REMOVED":
      return { ...state, reply: null };
  }
}

const reviewerOf = (actor: Actor) => ({ ...authorOf(actor), ...(moderates(actor) && { author_staff: true as const }) });

function create(state: ReviewState, command: Command<"create">): ReviewEvent[] {
  const { id, restaurant_id, restaurant, content, actor, at } = command;
  refuseMergedOne(restaurant);
  refuseMoved(state);
  if (state.status === "removed") refuseUnpublished(state);
  if (isWritten(state) || state.status === "aside") {
    const first = `/restaurants/${restaurant_id}/reviews/${id}`;
    throw new AppError("conflict", "review.exists", `You have reviewed this restaurant already: ${first}`);
  }
  refuseReview(restaurant, actor);
  refuseFuture(content.visited_on, at);
  return [reviewCreated({ id, restaurant_id, ...reviewerOf(actor), ...content, created_at: at })];
}

function update(state: ReviewState, { changes, restaurant, actor, at }: Command<"update">): ReviewEvent[] {
  const known = own(requireWritten(state), actor);
  refuseReview(restaurant, actor);
  refuseUnpublished(known);
  const { reply: _, updated_at: __, ...before } = wordsOf(known);
  const after = { ...before, ...changes };
  refuseFuture(changes.visited_on ?? null, at);
  if (JSON.stringify(after) === JSON.stringify(before)) return [];
  return [reviewUpdated({ ...after, previous_rating: before.rating, previous_sub_ratings: before.sub_ratings })];
}

/** By one who keeps order it is a removal, which the author cannot undo by writing again. */
function remove(state: ReviewState, { restaurant, actor, at }: Command<"delete">): ReviewEvent[] {
  const author_id = isGone(state) ? state.author_id : requireWritten(state).author_id;
  if (!mayDelete(author_id, actor)) {
    throw new AppError("forbidden", "review.not_author", "Only its author or a moderator may delete a review");
  }
  if (!isWritten(state)) return [];
  if (author_id !== actor.sub && restaurant) {
    return keep(state, { type: "remove", reason: null, restaurant, actor, at });
  }
  if (state.status === "removed") refuseUnpublished(state);
  const { id, restaurant_id, created_at, rating, sub_ratings } = state;
  const previous = { previous_rating: rating, previous_sub_ratings: sub_ratings };
  const suspended = state.status === "suspended";
  return [reviewDeleted({ id, restaurant_id, author_id, created_at, ...previous, suspended })];
}
