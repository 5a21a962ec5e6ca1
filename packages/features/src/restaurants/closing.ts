import { AppError } from "@bellyfed/core/error";
import { faultOf, fieldError } from "@bellyfed/core/fault";
import {
  type RestaurantEvent,
  restaurantClosed,
  restaurantClosingCancelled,
  restaurantClosingScheduled,
  restaurantOpened,
  restaurantReopened,
} from "./events.ts";
import { movedTo } from "./merging.ts";
import { type Actor, isClosingDay } from "./rules.ts";
import type { Closing, Known } from "./state.ts";

/** What closes a restaurant: now, or from a day on. */
export type ClosingCommand =
  | {
      readonly type: "close";
      readonly reason: string | null;
      readonly moved_to?: string | null | undefined;
      readonly actor: Actor;
    }
  | ({ readonly type: "schedule_closing"; readonly at: string; readonly actor: Actor } & Closing)
  | { readonly type: "close_due"; readonly closing_id: string };

/** Closed from now on, whatever was planned. Where it went may be said later, too. */
export const close = (
  known: Known,
  { reason, moved_to, actor }: Extract<ClosingCommand, { type: "close" }>,
): RestaurantEvent[] => [
  ...(known.status === "closed" ? [] : [restaurantClosed({ id: known.id, reason, closed_by: actor.sub })]),
  ...movedTo(known, moved_to),
];

/** From a day on; what was planned before no longer holds. `at`: when that is said (RFC 3339, UTC). Throws AppError for a day that is past or too far away. */
export function scheduleClosing(
  known: Known,
  { closing_id, closes_on, at }: Extract<ClosingCommand, { type: "schedule_closing" }>,
): RestaurantEvent[] {
  if (known.status === "closed")
    throw new AppError("conflict", "restaurant.closed", "This restaurant is closed already");
  if (!isClosingDay(closes_on, at)) {
    throw new AppError("invalid", "restaurant.closing_day", "A restaurant cannot close for good on that day", [
      fieldError("/on", faultOf("not_within_a_year")),
    ]);
  }
  if (known.closing?.closes_on === closes_on) return [];
  return [restaurantClosingScheduled({ id: known.id, closing_id, closes_on })];
}

/** The day has come. Nothing follows where something else was planned meanwhile, or nothing any more. */
export const closeDue = ({ id, closing }: Known, closing_id: string): RestaurantEvent[] =>
  closing?.closing_id === closing_id ? [restaurantClosed({ id, reason: null, closed_by: null })] : [];

/** Open from now on, whatever was said: closed for good or for a time, not open yet, or closed from a day on. */
export function reopen({ id, status, closing, pause, opening }: Known): RestaurantEvent[] {
  return [
    ...(status === "closed" || pause ? [restaurantReopened({ id })] : []),
    ...(opening ? [restaurantOpened({ id })] : []),
    ...(closing ? [restaurantClosingCancelled({ id, closing_id: closing.closing_id })] : []),
  ];
}
