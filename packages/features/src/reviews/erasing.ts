import type { StreamErasure } from "@bellyfed/core/erasure";
import { execute } from "@bellyfed/core/execute";
import { reviewType } from "./decider.ts";
import { REVIEW_STREAMS } from "./events.ts";

/** How the stream of a review gives up what somebody wrote there. */
export const reviewErasure: StreamErasure = {
  streams: REVIEW_STREAMS,
  erase: (ports, stream, subject, meta) => {
    const [restaurant_id = "", id = ""] = stream.slice(REVIEW_STREAMS.length).split("#");
    const command = { type: "erase", id, restaurant_id, subject } as const;
    return execute(ports, { type: reviewType, stream, command, meta });
  },
};
