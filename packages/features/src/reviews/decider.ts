import type { Decider, StreamType } from "@bellyfed/core/decider";
import { AppError } from "@bellyfed/core/error";
import { faultOf, fieldError } from "@bellyfed/core/fault";
import type { RestaurantFacts } from "../restaurants/rules.ts";
import type { Author, Reply, ReviewChanges, ReviewContent } from "./contract.ts";
import {
  type ReviewEvent,
  reviewCreated,
  reviewDeleted,
  reviewEvents,
  reviewReplied,
  reviewUpdated,
} from "./events.ts";
import { lastVisitDay, mayDelete, reviewRefusal } from "./rules.ts";

type Created = Extract<ReviewEvent, { type: "REVIEW_CREATED" }>["payload"];

/** A review that can be read, as its stream tells it. */
export interface Published extends Created {
  readonly status: "published";
  readonly reply: Reply | null;
  readonly updated_at: string;
}
export type ReviewState =
  | { readonly status: "absent" }
  | { readonly status: "deleted"; readonly author_id: string }
  | Published;

export interface Actor {
  readonly sub: string;
  readonly name: string;
  readonly role: string;
}

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
  | { readonly type: "update"; readonly changes: ReviewChanges; readonly actor: Actor; readonly at: string }
  | { readonly type: "delete"; readonly actor: Actor }
  | {
      readonly type: "reply";
      readonly text: string;
      readonly restaurant: RestaurantFacts;
      readonly actor: Actor;
      readonly at: string;
    };
type Create = Extract<ReviewCommand, { type: "create" }>;

export const review: Decider<ReviewState, ReviewCommand, ReviewEvent> = {
  schema: 1,
  initial: { status: "absent" },

  evolve(state, event, at) {
    if (event.type === "REVIEW_CREATED") {
      return { status: "published", ...event.payload, reply: null, updated_at: at };
    }
    if (state.status !== "published") return state;
    switch (event.type) {
      case "REVIEW_UPDATED": {
        const { previous_rating: _, ...now } = event.payload;
        return { ...state, ...now, updated_at: at };
      }
      case "REVIEW_DELETED":
        return { status: "deleted", author_id: event.payload.author_id };
      case "REVIEW_REPLIED":
        return { ...state, reply: event.payload.reply };
    }
  },

  decide(state, command) {
    switch (command.type) {
      case "create":
        return create(state, command);
      case "update":
        return update(own(requirePublished(state), command.actor), command.changes, command.at);
      case "delete":
        return remove(state, command.actor);
      case "reply": {
        const { id, restaurant_id, created_at, reply } = requirePublished(state);
        const author = ownerOf(command.restaurant, command.actor);
        if (reply?.text === command.text) return [];
        return [
          reviewReplied({
            id,
            restaurant_id,
            created_at,
            reply: { author, text: command.text, replied_at: command.at },
          }),
        ];
      }
    }
  },
};

/** The stream of one user's review of one restaurant. */
export const reviewType: StreamType<ReviewState, ReviewCommand, ReviewEvent> = {
  decider: review,
  events: reviewEvents,
};

/** The review, or a 404. */
export function requirePublished(state: ReviewState): Published {
  if (state.status === "published") return state;
  throw new AppError("missing", "review.missing", "There is no such review");
}

const authorOf = ({ sub, name }: Actor): Author => ({ id: sub, name });

function create(state: ReviewState, { id, restaurant_id, restaurant, content, actor, at }: Create): ReviewEvent[] {
  if (state.status === "published") {
    const first = `/restaurants/${state.restaurant_id}/reviews/${state.id}`;
    throw new AppError("conflict", "review.exists", `You have reviewed this restaurant already: ${first}`);
  }
  refuseReview(restaurant, actor);
  refuseFuture(content.visited_on, at);
  return [reviewCreated({ id, restaurant_id, author: authorOf(actor), ...content, created_at: at })];
}

function update(known: Published, changes: ReviewChanges, at: string): ReviewEvent[] {
  const { status: _, reply: __, updated_at: ___, ...before } = known;
  const after = { ...before, ...changes };
  refuseFuture(changes.visited_on ?? null, at);
  if (JSON.stringify(after) === JSON.stringify(before)) return [];
  return [reviewUpdated({ ...after, previous_rating: before.rating })];
}

function remove(state: ReviewState, actor: Actor): ReviewEvent[] {
  const author_id = state.status === "deleted" ? state.author_id : requirePublished(state).author.id;
  if (!mayDelete(author_id, actor)) {
    throw new AppError("forbidden", "review.not_author", "Only its author or a moderator may delete a review");
  }
  if (state.status !== "published") return [];
  const { id, restaurant_id, created_at, rating } = state;
  return [reviewDeleted({ id, restaurant_id, author_id, created_at, previous_rating: rating })];
}

function own(known: Published, { sub }: Actor): Published {
  if (known.author.id === sub) return known;
  throw new AppError("forbidden", "review.not_author", "Only its author may change a review");
}

function requireRestaurant(restaurant: RestaurantFacts) {
  if (restaurant.status !== "absent") return restaurant;
  throw new AppError("missing", "restaurant.missing", "There is no such restaurant");
}

function refuseReview(restaurant: RestaurantFacts, actor: Actor): void {
  switch (reviewRefusal(requireRestaurant(restaurant), actor.sub)) {
    case "restaurant.hidden":
      throw new AppError("gone", "restaurant.hidden", "This restaurant is hidden; it cannot be reviewed");
    case "restaurant.closed":
      throw new AppError("conflict", "restaurant.closed", "This restaurant has closed; it can no longer be reviewed");
    case "review.own_restaurant":
      throw new AppError("forbidden", "review.own_restaurant", "Owners may not review their own restaurant");
  }
}

function ownerOf(restaurant: RestaurantFacts, actor: Actor): Author {
  if (requireRestaurant(restaurant).owner_id === actor.sub) return authorOf(actor);
  throw new AppError("forbidden", "review.not_owner", "Only the restaurant's owner may reply to its reviews");
}

function refuseFuture(day: string | null, at: string): void {
  if (day === null || day <= lastVisitDay(Date.parse(at))) return;
  throw new AppError("invalid", "review.visit_in_future", "A visit cannot be in the future", [
    fieldError("/visited_on", faultOf("in_future")),
  ]);
}
