import { derivedId } from "@bellyfed/core/id";
import type { Review, ReviewContent } from "./contract.ts";
import {
  reviewCreated,
  reviewDeleted,
  reviewReinstated,
  reviewRemoved,
  reviewReplied,
  reviewReplyRemoved,
  reviewRestored,
  reviewSuspended,
  reviewUpdated,
} from "./events.ts";

export const restaurantId = "0sz3vk8m5q2h7n4d9r6w1t8y3c";
export const alice = { sub: "user-alice", name: "Alice", role: "user" } as const;
export const maria = { sub: "user-maria", name: "Maria", role: "user" } as const;
export const moderator = { sub: "user-mo", name: "Mo", role: "moderator" } as const;

/** When the specification's events happen. */
export const at = "2026-01-02T03:04:05.000Z";

/** What a client sends. */
export const content: ReviewContent = {
  rating: 5,
  sub_ratings: null,
  title: "Best slice in Brooklyn",
  text: "Thin, charred and not too much cheese. Ask for the corner table.",
  visited_on: "2025-12-30",
  language: "en",
};

const author: { readonly author_id: string; readonly author_name: string | null } = {
  author_id: alice.sub,
  author_name: alice.name,
};
export const reviewId = derivedId("review", restaurantId, alice.sub);
/** A review as its events hold it. */
export const facts = { id: reviewId, restaurant_id: restaurantId, ...author, ...content, created_at: at };
/** One that somebody wrote who keeps order. */
type Facts = typeof facts & { readonly author_staff: true };

export const created = (changes: Partial<Facts> = {}) => reviewCreated({ ...facts, ...changes });
export const updated = (
  changes: Partial<Facts>,
  previous_rating = 5,
  previous_sub_ratings: ReviewContent["sub_ratings"] = null,
) => reviewUpdated({ ...facts, ...changes, previous_rating, previous_sub_ratings });
export const deleted = (
  changes: Partial<Pick<Review, "id" | "restaurant_id" | "created_at">> = {},
  previous_rating = 5,
  suspended = false,
  previous_sub_ratings: ReviewContent["sub_ratings"] = null,
) =>
  reviewDeleted({
    id: reviewId,
    restaurant_id: restaurantId,
    author_id: author.author_id,
    created_at: at,
    ...changes,
    previous_rating,
    previous_sub_ratings,
    suspended,
  });
export const replied = (
  text = "Thank you, Alice. The corner table is yours.",
  changes: { id?: string; created_at?: string } = {},
) =>
  reviewReplied({
    id: reviewId,
    restaurant_id: restaurantId,
    created_at: at,
    reply: { author_id: maria.sub, author_name: maria.name, text, replied_at: at },
    ...changes,
  });

export const replyRemoved = (removed_by: string = maria.sub, changes: { created_at?: string } = {}) =>
  reviewReplyRemoved({
    ...{ id: reviewId, restaurant_id: restaurantId, created_at: at, replied_by: maria.sub, removed_by },
    ...changes,
  });

/** A review with all that its events tell, as one that withholds it or shows it again holds it. */
export const whole = { ...facts, reply: null, updated_at: at };
type Whole = Omit<typeof whole, "reply"> & { readonly reply: ReturnType<typeof replied>["payload"]["reply"] | null };
export const removal = { reason: "It names a waiter", removed_by: moderator.sub, removed_at: at };
/** The same as it is shown. */
export const shownRemoval = { reason: removal.reason, removed_at: at };
export const suspended = (removed: typeof removal | null = null, changes: Partial<Whole> = {}) =>
  reviewSuspended({ ...whole, ...changes, removal: removed });
export const reinstated = (removed: typeof removal | null = null, changes: Partial<Whole> = {}) =>
  reviewReinstated({ ...whole, ...changes, removal: removed });
export const removed = (isSuspended = false, changes: Partial<Whole> = {}, why: string | null = removal.reason) =>
  reviewRemoved({ ...whole, ...changes, suspended: isSuspended, removal: { ...removal, reason: why } });
export const restored = (isSuspended = false, changes: Partial<Whole> = {}, reason: string | null = null) =>
  reviewRestored({ ...whole, ...changes, suspended: isSuspended, reason, restored_by: moderator.sub });
