import { without } from "./erased.ts";
import { type ReviewEvent, reviewArrived, reviewDeleted, reviewMoved } from "./events.ts";
import { isSuspended, removalOf, standingAs } from "./keeping.ts";
import { isWritten, type Place, type ReviewState, type Written, wordsOf } from "./state.ts";

/**
 * What a policy commands while a review follows its restaurant. It leaves one stream and arrives in another together; or it is set aside
 * (`to` is null) and comes back. `owns`: whether the restaurant there is its author's, who then has it suspended.
 */
export type MovingCommand =
  | { readonly type: "leave"; readonly to: Place | null; readonly home: boolean }
  | {
      readonly type: "arrive";
      readonly review: Written;
      readonly at: Place;
      readonly from: Place | null;
      readonly owns: boolean;
    }
  | { readonly type: "stay" }
  | { readonly type: "come_back"; readonly owns: boolean }
  /** It was deleted where it went. */
  | { readonly type: "forget" };

const types: readonly string[] = ["leave", "arrive", "stay", "come_back", "forget"] satisfies MovingCommand["type"][];
export const isMoving = <Command extends { readonly type: string }>(
  command: Command,
): command is Command & MovingCommand => types.includes(command.type);

type MovingEvent = Extract<ReviewEvent, { type: "REVIEW_MOVED" | "REVIEW_ARRIVED" }>;

/** Whether the stream is done with its review, and may begin anew. */
export const isGone = (
  state: ReviewState,
): state is ReviewState & { readonly status: "deleted" | "moved"; readonly author_id: string } =>
  state.status === "deleted" || (state.status === "moved" && state.home);

/** What comes of such a command; nothing where it has happened already, or something else has. */
export function move(state: ReviewState, command: MovingCommand): ReviewEvent[] {
  switch (command.type) {
    case "leave":
      return isWritten(state) ? [reviewMoved({ ...markOf(state), to: command.to, home: command.home })] : [];
    case "arrive": {
      const { review, at, from, owns } = command;
      return isWritten(state) || state.status === "aside" ? [] : [arrival(state, { ...review, ...at }, from, owns)];
    }
    case "stay":
      return [];
    case "come_back":
      return state.status === "aside" ? [arrival(state, state.review, state.review.from ?? null, command.owns)] : [];
    case "forget": {
      if (state.status !== "moved" || state.home) return [];
      const { id, restaurant_id, author_id, created_at, rating, sub_ratings } = state;
      const previous = { previous_rating: rating, previous_sub_ratings: sub_ratings };
      return [reviewDeleted({ id, restaurant_id, author_id, created_at, ...previous, suspended: true })];
    }
  }
}

function markOf(state: Written) {
  const { id, restaurant_id, author_id, created_at, rating, sub_ratings, status } = state;
  const previous = { previous_rating: rating, previous_sub_ratings: sub_ratings };
  return { id, restaurant_id, author_id, created_at, ...previous, suspended: status !== "published" };
}

/** All of it, without a word of those who were erased from this stream. */
function arrival({ erased = [] }: ReviewState, review: Written, from: Place | null, owns: boolean): ReviewEvent {
  const left = erased.reduce<Written>((known, subject) => erasedFrom(known, subject), review);
  return reviewArrived({ ...wordsOf(left), suspended: owns, removal: removalOf(left), from });
}

/** A review as it stands, without what a subject wrote. */
function erasedFrom(review: Written, subject: string): Written {
  const { suspended, removal, ...words } = without(review, subject);
  return { ...standingAs(words, suspended, removal), ...(review.from && { from: review.from }) };
}

/** Of one that is set aside the words are kept, for it may come back. */
export const withoutAside = (state: ReviewState, subject: string): ReviewState =>
  state.status === "aside" ? { ...state, review: erasedFrom(state.review, subject) } : state;

/** What a stream holds of its review after it moved. */
export function afterMove(state: ReviewState, event: MovingEvent): ReviewState {
  if (event.type === "REVIEW_ARRIVED") {
    const { suspended, removal, from, ...words } = event.payload;
    return { ...standingAs(words, suspended, removal), ...(from && { from }) };
  }
  const {
    to,
    home,
    previous_rating: rating,
    previous_sub_ratings: sub_ratings,
    suspended: _,
    ...facts
  } = event.payload;
  const review = isWritten(state) ? state : undefined;
  if (to) return { status: "moved", ...facts, rating, sub_ratings, to, home, from: review?.from ?? null };
  return review ? { status: "aside", review: standing(review) } : state;
}

/** How it stands, without what is said of its stream. */
const standing = (review: Written): Written => ({
  ...standingAs(wordsOf(review), isSuspended(review), removalOf(review)),
  ...(review.from && { from: review.from }),
});

/** Where a review came from stays known, whatever becomes of it, until it leaves or begins anew. */
export function stillFrom(before: ReviewState, { type }: ReviewEvent, after: ReviewState): ReviewState {
  if (type === "REVIEW_CREATED" || type === "REVIEW_ARRIVED") return after;
  return isWritten(before) && isWritten(after) && before.from ? { ...after, from: before.from } : after;
}
