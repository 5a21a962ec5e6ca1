import { AppError } from "@bellyfed/core/error";
import { userErased } from "@bellyfed/core/user-erased";
import { type ReviewEvent, reviewErased } from "./events.ts";
import { isWritten, type ReviewState, type Written, wordsOf } from "./state.ts";

/** All is taken out of a review, also of one that has not begun, that this subject wrote. */
export interface EraseReview {
  readonly type: "erase";
  readonly id: string;
  readonly restaurant_id: string;
  readonly subject: string;
}

const isErased = ({ erased }: ReviewState, subject: string): boolean => erased?.includes(subject) ?? false;

/** Of those who were erased nothing is written, whatever it is. */
export function refuseErased(state: ReviewState, { sub }: { readonly sub: string }): void {
  if (isErased(state, sub)) throw userErased();
}

/** An erased review has no words that one could answer. */
export function refuseWordless(state: Written & ReviewState): void {
  if (!isErased(state, state.author_id)) return;
  throw new AppError("conflict", "review.erased", "Its author was erased: nothing is left to answer");
}

/** Also where nothing is written: what was being written then meets it. */
export function erase(state: ReviewState, { id, restaurant_id, subject }: EraseReview): ReviewEvent[] {
  if (isErased(state, subject)) return [];
  const review = isWritten(state) ? without(state, subject) : null;
  return [reviewErased({ id, restaurant_id, subject, review })];
}

const NO_WORDS = { author_name: null, title: null, text: null };

export function without(state: Written, subject: string) {
  const { reply, ...words } = wordsOf(state);
  const removal = state.status === "removed" ? state.removal : null;
  return {
    ...words,
    ...(words.author_id === subject && NO_WORDS),
    reply: reply?.author_id === subject ? null : reply,
    suspended: state.status === "removed" ? state.suspended : state.status === "suspended",
    removal: removal?.removed_by === subject ? { ...removal, reason: null } : removal,
  };
}
