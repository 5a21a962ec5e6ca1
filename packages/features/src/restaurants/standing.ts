import { DAY_MS, dayAt, instantOn, isTimeZone } from "@bellyfed/core/hours/zone";

/** What a restaurant is to those who want to go there. */
export const businessStatuses = ["operational", "closed_temporarily", "closed_permanently", "opening_soon"] as const;
export type BusinessStatus = (typeof businessStatuses)[number];

/** What was said of when a restaurant is not there for guests. */
export interface StandingSaid {
  readonly status: "open" | "closed";
  /** Closed for a time; `until` is the last day of it (2026-05-02), null where nobody knows. */
  readonly pause?: { readonly until: string | null } | null | undefined;
  /** The first day on which it is there. */
  readonly opens_on?: string | null | undefined;
  readonly time_zone?: string | null | undefined;
}

/** What it is to those who want to go there. */
export interface Standing {
  readonly business_status: BusinessStatus;
  readonly closed_until: string | null;
  readonly opens_on: string | null;
}

/** Days begin where the place is; where nobody knows that, by UTC. */
const zoneOf = (zone: string | null | undefined): string => (zone && isTimeZone(zone) ? zone : "UTC");

const dayNumber = (day: string): number => Date.parse(day) / DAY_MS;

/** The calendar day that it is at a place at an instant (milliseconds since 1970): days since 1970-01-01. */
export const dayThere = (zone: string | null | undefined, now: number): number => dayAt(now, zoneOf(zone));

/** When it is there again, or for the first time, in milliseconds since 1970: Infinity where nobody has said so, -Infinity where it always was. */
export function backAt({ pause, opens_on, time_zone }: StandingSaid): number {
  const again = pause ? (pause.until === null ? Infinity : midnight(dayNumber(pause.until) + 1, time_zone)) : -Infinity;
  const first = opens_on ? midnight(dayNumber(opens_on), time_zone) : -Infinity;
  return Math.max(again, first);
}

const midnight = (day: number, zone: string | null | undefined): number => instantOn(day, 0, zoneOf(zone));

/**
 * What it is at an instant (milliseconds since 1970). It follows from the days that were said, so that it is right however late anything that
 * waits for a day is done.
 */
export function standingOf(said: StandingSaid, now: number): Standing {
  const none = { closed_until: null, opens_on: null };
  if (said.status === "closed") return { business_status: "closed_permanently", ...none };
  const { pause, opens_on } = said;
  if (pause && now < backAt({ ...said, opens_on: null })) {
    return { ...none, business_status: "closed_temporarily", closed_until: pause.until };
  }
  if (opens_on && now < backAt({ ...said, pause: null })) return { ...none, business_status: "opening_soon", opens_on };
  return { business_status: "operational", ...none };
}
