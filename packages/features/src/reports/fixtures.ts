import { derivedId } from "@bellyfed/core/id";
import type { Caller } from "@bellyfed/core/ports";
import { reportClosed, reportErased, reportFiled } from "./events.ts";

export const restaurantId = "0sz3vk8m5q2h7n4d9r6w1t8y3c";
export const alice: Caller = { sub: "user-alice", name: "Alice", role: "user" };
export const maria: Caller = { sub: "user-maria", name: "Maria", role: "user" };
export const moderator: Caller = { sub: "user-mo", name: "Mo", role: "moderator" };

/** When the specification's events happen. */
export const at = "2026-01-02T03:04:05.000Z";

export const reviewId = derivedId("review", restaurantId, alice.sub);
/** Alice's review, which Maria reports. */
export const subject = {
  kind: "review",
  id: reviewId,
  restaurant_id: restaurantId,
  owner_id: alice.sub,
  created_at: at,
} as const;
export const id = derivedId("report", "review", restaurantId, reviewId, maria.sub);

/** A report as its events hold it. */
export const facts = {
  ...{ id, subject, reason: "offensive", text: "The second sentence" },
  ...{ reporter_id: maria.sub, filed_at: at },
} as const;
type Facts = Parameters<typeof reportFiled>[0];

export const filed = (changes: Partial<Facts> = {}) => reportFiled({ ...facts, ...changes });
export const closing = { reason: "It is only a joke", closed_by: moderator.sub, closed_at: at };
export const closed = (changes: Partial<Facts> = {}, how = closing) =>
  reportClosed({ ...facts, ...changes, closing: how });
export const erased = (sub: string, report: Parameters<typeof reportErased>[0]["report"]) =>
  reportErased({ id, subject: sub, report });
