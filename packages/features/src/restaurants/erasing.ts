import type { StreamErasure } from "@bellyfed/core/erasure";
import { execute } from "@bellyfed/core/execute";
import { restaurantType } from "./decider.ts";
import { RESTAURANT_STREAMS } from "./events.ts";

/** How the stream of a restaurant gives up what somebody wrote there: why they closed, hid or showed it. */
export const restaurantErasure: StreamErasure = {
  streams: RESTAURANT_STREAMS,
  erase: (ports, stream, subject, meta) =>
    execute(ports, { type: restaurantType, stream, command: { type: "erase", subject }, meta }),
};
