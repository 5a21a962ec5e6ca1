import { AppError } from "@bellyfed/core/error";
import { faultOf, fieldError } from "@bellyfed/core/fault";
import {
  type RestaurantEvent,
  restaurantClosedTemporarily,
  restaurantOpened,
  restaurantOpeningScheduled,
  restaurantReopened,
} from "./events.ts";
import { type Actor, isClosingDay, isPauseEnd } from "./rules.ts";
import { dayThere } from "./standing.ts";
import type { FirstOpening, Known, Pause } from "./state.ts";

/** What closes a restaurant for a time, or says when it opens for the first time. `at`: when that is said (RFC 3339, UTC). */
export type PausingCommand =
  | ({ readonly type: "pause"; readonly reason: string | null; readonly at: string; readonly actor: Actor } & Pause)
  | { readonly type: "pause_over"; readonly pause_id: string }
  | ({ readonly type: "schedule_opening"; readonly at: string; readonly actor: Actor } & FirstOpening)
  | { readonly type: "opening_due"; readonly opening_id: string };

const closedAlready = () => new AppError("conflict", "restaurant.closed", "This restaurant is closed already");

/** Closed from now on, until the end of a day. Throws AppError where it is closed for good, and for a day that is past or too far away. */
export function pause(
  known: Known,
  { pause_id, until, reason, at, actor }: Extract<PausingCommand, { type: "pause" }>,
): RestaurantEvent[] {
  if (known.status === "closed") throw closedAlready();
  if (until !== null && !isPauseEnd(until, dayThere(known.time_zone, Date.parse(at)))) {
    throw new AppError("invalid", "restaurant.reopening_day", "A restaurant cannot be closed until that day", [
      fieldError("/until", faultOf("not_from_today")),
    ]);
  }
  if (known.pause && known.pause.until === until) return [];
  return [restaurantClosedTemporarily({ id: known.id, pause_id, closed_until: until, reason, closed_by: actor.sub })];
}

/** Its last day is over. Nothing follows where something else was said meanwhile. */
export const pauseOver = ({ id, pause }: Known, pause_id: string): RestaurantEvent[] =>
  pause?.pause_id === pause_id ? [restaurantReopened({ id })] : [];

/** What tells on which day it opens. `at`: when that is said. Throws AppError for a day that is past or too far away. */
export function openingSaid(id: string, { opening_id, opens_on }: FirstOpening, at: string): RestaurantEvent {
  if (isClosingDay(opens_on, at)) return restaurantOpeningScheduled({ id, opening_id, opens_on });
  throw new AppError("invalid", "restaurant.opening_day", "A restaurant cannot open for the first time on that day", [
    fieldError("/opens_on", faultOf("not_within_a_year")),
  ]);
}

/** Not there yet, but from a day on; what was said before no longer holds. Throws AppError as `openingSaid` does, and where it is closed. */
export function scheduleOpening(
  known: Known,
  { opening_id, opens_on, at }: Extract<PausingCommand, { type: "schedule_opening" }>,
): RestaurantEvent[] {
  if (known.status === "closed" || known.pause) throw closedAlready();
  const event = openingSaid(known.id, { opening_id, opens_on }, at);
  return known.opening?.opens_on === opens_on ? [] : [event];
}

/** The day has come. Nothing follows where another was said meanwhile, or it is open. */
export const openingDue = ({ id, opening }: Known, opening_id: string): RestaurantEvent[] =>
  opening?.opening_id === opening_id ? [restaurantOpened({ id })] : [];
