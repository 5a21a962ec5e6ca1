import type { StreamErasure } from "@bellyfed/core/erasure";
import { execute } from "@bellyfed/core/execute";
import { moderationType } from "./decider.ts";
import { MODERATION_STREAMS } from "./events.ts";

/** How the stream of something that a moderator asked for gives up why they did. */
export const moderationErasure: StreamErasure = {
  streams: MODERATION_STREAMS,
  erase: (ports, stream, subject, meta) => {
    const command = { type: "erase", id: stream.slice(MODERATION_STREAMS.length), subject } as const;
    return execute(ports, { type: moderationType, stream, command, meta });
  },
};
