import type { Restaurant } from "@/platform/api";
import type { Locale } from "@/platform/i18n/locales";
import { dayAt, spansOf } from "../../platform/rules.ts";
import { clockOf } from "./hours/said.ts";
import { saidAt } from "./open-now.ts";

export type Opening = Pick<Restaurant, "hours" | "open_now" | "next_open" | "next_close">;

/** What is said of a place's opening at an instant. Times are as its own clocks show them. */
export interface Today {
  readonly open: boolean;
  /** The next change, milliseconds since 1970; from then on nothing of this is true. null: not within a year. */
  readonly changes: number | null;
  /** The next change in words; null where it is too far away to be told. */
  readonly at: string | null;
  /** The times of this calendar day; none where it is closed all day. */
  readonly spans: readonly (readonly [from: string, to: string])[];
}

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** Farther away a weekday would be taken for the one of this week. */
const TOLD_MS = 6 * DAY_MS;

/** Of a place as the API answered it at an instant; undefined where nobody knows whether it is open. */
export function todayOf(
  { hours, open_now, next_open, next_close }: Opening,
  now: number,
  locale: Locale,
): Today | undefined {
  const zone = hours?.time_zone;
  if (!hours || !zone || open_now === null) return undefined;
  const next = open_now ? next_close : next_open;
  const changes = next === null ? null : Date.parse(next);
  const isTold = changes !== null && changes - now < TOLD_MS;
  const spans = spansOf(hours, dayAt(now, zone)).spans;
  const clock = clockOf(locale);
  return {
    open: open_now,
    changes,
    at: isTold ? saidAt(changes, now, { zone, locale }) : null,
    spans: spans.map(({ from, to }) => [clock.format(from * MINUTE_MS), clock.format(to * MINUTE_MS)] as const),
  };
}
