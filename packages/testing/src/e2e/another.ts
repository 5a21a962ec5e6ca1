import type { Endpoint } from "@bellyfed/core/endpoint";
import type { Role } from "@bellyfed/core/ports";
import { endpoints } from "@bellyfed/features/features";

/** What an operation answers to somebody whose thing it is not; or why it may be theirs to call. */
export type Answered =
  | { readonly body?: object; readonly refused: readonly [status: 403 | 404, code: string] }
  | { readonly allowed: string };

const dish = { section: "A", name: "B", price: { amount: 1, currency: "EUR" } };

/** For every operation on one thing that any role may call. docs/security.md rests on it. */
const answers: { readonly [Operation in keyof typeof endpoints]?: Answered } = {
  updateRestaurant: { body: { name: "Mine" }, refused: [403, "restaurant.not_owner"] },
  closeRestaurant: { body: {}, refused: [403, "restaurant.not_owner"] },
  reopenRestaurant: { body: {}, refused: [403, "restaurant.not_owner"] },
  closeRestaurantTemporarily: { body: {}, refused: [403, "restaurant.not_owner"] },
  planOpening: {
    body: { on: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10) },
    refused: [403, "restaurant.not_owner"],
  },
  putMenuItem: { body: dish, refused: [403, "menu.not_owner"] },
  deleteMenuItem: { refused: [403, "menu.not_owner"] },
  moveMenuItem: { body: { item_id: "a", section: "A", before: null }, refused: [403, "menu.not_owner"] },
  getMyReview: { allowed: "it is only ever the caller's own" },
  createReview: { allowed: "anyone reviews what is not their own" },
  updateReview: { body: { rating: 1 }, refused: [403, "review.not_author"] },
  deleteReview: { refused: [403, "review.not_author"] },
  replyToReview: { body: { text: "Thanks" }, refused: [403, "review.not_owner"] },
  removeReply: { refused: [403, "review.not_owner"] },
  markHelpful: { allowed: "others say whether a review helped them" },
  listHelpfulMarks: { allowed: "it is only ever the caller's own marks" },
  unmarkHelpful: { allowed: "it is only ever the caller's own mark" },
};

const rolesOf = (access: Endpoint["access"]): readonly Role[] => (Array.isArray(access) ? access : []);

/** The operations that any role may call on one thing: whose it is decides. */
export const onOneThing: readonly Endpoint[] = Object.values(endpoints).filter(
  ({ access, path }) => rolesOf(access).includes("user") && path.includes("{"),
);

/** Throws an Error that says what to add for an operation of which nobody has said it yet. */
export function toAnother(operation: string): Answered {
  const answered = (answers as Readonly<Record<string, Answered>>)[operation];
  if (answered) return answered;
  throw new Error(
    `Nobody has said what ${operation} answers to somebody whose thing it is not: add a line for it to packages/testing/src/e2e/another.ts, ` +
      `like { refused: [404, "some.missing"] }, or { allowed: "why" }`,
  );
}
