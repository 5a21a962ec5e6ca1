import type { StreamLimits } from "@bellyfed/features/feed/open-streams";
import { KEPT_DAYS, MOST_LANES, PER_HOLDER, PER_STAGE } from "@bellyfed/features/feed/rules";
import type { Env } from "./environment.ts";

const DAY_SECONDS = 86_400;

/** How long the feed keeps its items, by FEED_DAYS. Throws for what is no number of days. */
export const keptSecondsOf = ({ FEED_DAYS }: Env): number =>
  whole("FEED_DAYS", FEED_DAYS, KEPT_DAYS, 3_650) * DAY_SECONDS;

/** How many lanes a feed is begun with, by FEED_LANES. Throws for what is no such number. */
export const lanesOf = ({ FEED_LANES }: Env): number => whole("FEED_LANES", FEED_LANES, 1, MOST_LANES);

/** How many streams of events there may be at once, by STREAMS_PER_KEY and STREAMS_PER_STAGE. Throws for what are no such numbers. */
export const streamLimitsOf = ({ STREAMS_PER_KEY, STREAMS_PER_STAGE }: Env): StreamLimits => ({
  perHolder: whole("STREAMS_PER_KEY", STREAMS_PER_KEY, PER_HOLDER, 1_000),
  perStage: whole("STREAMS_PER_STAGE", STREAMS_PER_STAGE, PER_STAGE, 100_000),
});

function whole(name: string, given: string | undefined, usual: number, most: number): number {
  const value = given ? Number(given) : usual;
  if (Number.isInteger(value) && value >= 1 && value <= most) return value;
  throw new Error(`${name} must be a whole number from 1 to ${most}`);
}
