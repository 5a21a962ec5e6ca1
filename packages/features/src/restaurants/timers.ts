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
