import type { When } from "../slots.ts";
import { type WhenCall, weekdayNumber } from "./plan-calls.ts";

const MINUTES = 60;

/** When a plan means: `now` in milliseconds since 1970. undefined for what means nothing, as a date that there is not. */
export function whenOf({ now: isNow, weekday, date, time, part }: WhenCall, now: number): When | undefined {
  if (isNow) return { kind: "at", open: { instant: now } };
  const on = date === null ? undefined : new Date(`${date}T00:00:00Z`);
  if (on && on.toJSON()?.slice(0, 10) !== date) return undefined;
  // A time without a day is of today.
  const day = on?.getUTCDay() ?? (weekday === null ? new Date(now).getUTCDay() : weekdayNumber(weekday));
  if (time !== null) return { kind: "at", open: { day, minutes: minutesOf(time) } };
  return on || weekday !== null || part !== null ? { kind: "on", day, date, part } : undefined;
}

const minutesOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * MINUTES + minutes;
};
