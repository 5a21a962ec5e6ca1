import { isUsuallyOpen } from "@bellyfed/core/hours/open";
import type { OpenAnswer } from "@bellyfed/features/mcp/tools";
import type { Restaurant } from "@bellyfed/features/restaurants/contract";
import { openingOf } from "@bellyfed/features/restaurants/opening";
import { standingOf } from "@bellyfed/features/restaurants/standing";

/** An instant in milliseconds since 1970, or a time of the week by the clocks of a place. */
export type When = { readonly instant: number } | { readonly day: number; readonly minutes: number };

/** Whether a restaurant is open at a time, as a question named it (`at`). */
export function openAnswer(restaurant: Restaurant, when: When, at: string): OpenAnswer {
  const own = withoutTimes(restaurant, at);
  if ("day" in when) return { ...own, open: usually(restaurant, when), next_open: null, next_close: null };
  const said = saidOf(restaurant);
  const { open_now: open, next_open, next_close } = openingOf(said, when.instant);
  return { ...own, open, business_status: standingOf(said, when.instant).business_status, next_open, next_close };
}

/** The same for when the restaurant was answered. */
export const openNow = (restaurant: Restaurant, now: number): OpenAnswer => {
  const { open_now: open, next_open, next_close } = restaurant;
  return { ...withoutTimes(restaurant, new Date(now).toISOString()), open, next_open, next_close };
};

const withoutTimes = ({ id, name, business_status, opening_hours, hours }: Restaurant, at: string) => {
  return { id, name, at, business_status, time_zone: hours?.time_zone ?? null, opening_hours, hours };
};

/** What of its answer says when it is there for guests. */
function saidOf({ status, hours, opening_hours, opens_on, business_status, closed_until }: Restaurant) {
  const pause = business_status === "closed_temporarily" ? { until: closed_until } : null;
  return { status, pause, opens_on, opening_hours, hours, time_zone: hours?.time_zone ?? null };
}

function usually(
  { business_status, hours }: Restaurant,
  { day, minutes }: Extract<When, { day: number }>,
): boolean | null {
  if (business_status !== "operational") return false;
  if (!hours?.regular.some(({ kind }) => kind === "open")) return null;
  return isUsuallyOpen(hours, day, minutes);
}
