import type { Timer } from "@bellyfed/core/scheduler";
import { timed } from "@bellyfed/core/timed";
import * as v from "valibot";
import { restaurantType } from "./decider.ts";
import { restaurantStream } from "./events.ts";
import type { Closing } from "./state.ts";

/** The day has come on which a restaurant closes. */
export const closing = timed({
  name: "closing",
  payload: v.strictObject({ restaurant_id: v.string(), closing_id: v.string() }),
  command: ({ restaurant_id, closing_id }) => ({
    type: restaurantType,
    stream: restaurantStream(restaurant_id),
    command: { type: "close_due", closing_id } as const,
  }),
});

/** The name of a closing's timer. */
export const closingTimer = ({ closing_id }: Pick<Closing, "closing_id">): string => `closing-${closing_id}`;

/** Due when the day begins, by UTC. */
export const timerOf = (
  restaurant_id: string,
  { closing_id, closes_on }: Pick<Closing, "closing_id" | "closes_on">,
  trace_id: string,
): Timer =>
  closing.timer(
    { name: closingTimer({ closing_id }), at: `${closes_on}T00:00:00Z`, trace_id },
    { restaurant_id, closing_id },
  );

/** The last day is over of the time that a restaurant is closed. */
export const reopening = timed({
  name: "reopening",
  payload: v.strictObject({ restaurant_id: v.string(), pause_id: v.string() }),
  command: ({ restaurant_id, pause_id }) => ({
    type: restaurantType,
    stream: restaurantStream(restaurant_id),
    command: { type: "pause_over", pause_id } as const,
  }),
});

/** The day has come on which a restaurant opens for the first time. */
export const firstOpening = timed({
  name: "opening",
  payload: v.strictObject({ restaurant_id: v.string(), opening_id: v.string() }),
  command: ({ restaurant_id, opening_id }) => ({
    type: restaurantType,
    stream: restaurantStream(restaurant_id),
    command: { type: "opening_due", opening_id } as const,
  }),
});

const DAY_MS = 86_400_000;
/** When a day has begun everywhere on earth: at noon by UTC. Answers do not wait for it, for they are made of the day itself. */
const begunEverywhere = (day: string, later = 0): string =>
  `${new Date(Date.parse(day) + later * DAY_MS).toISOString().slice(0, 10)}T12:00:00Z`;

/** Due once the day after has begun. `until`: the last day. */
export const reopeningOf = (
  restaurant_id: string,
  { pause_id, until }: { readonly pause_id: string; readonly until: string },
  trace_id: string,
): Timer =>
  reopening.timer(
    { name: `reopening-${pause_id}`, at: begunEverywhere(until, 1), trace_id },
    { restaurant_id, pause_id },
  );

/** Due once the day has begun. */
export const openingTimerOf = (
  restaurant_id: string,
  { opening_id, opens_on }: { readonly opening_id: string; readonly opens_on: string },
  trace_id: string,
): Timer =>
  firstOpening.timer(
    { name: `opening-${opening_id}`, at: begunEverywhere(opens_on), trace_id },
    { restaurant_id, opening_id },
  );
