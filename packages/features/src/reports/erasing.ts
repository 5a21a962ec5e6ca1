import type { StreamErasure } from "@bellyfed/core/erasure";
import { execute } from "@bellyfed/core/execute";
import { reportType } from "./decider.ts";
import { REPORT_STREAMS } from "./events.ts";

/** How the stream of a report gives up what somebody wrote there: its reporter's words, or why a moderator closed it. */
export const reportErasure: StreamErasure = {
  streams: REPORT_STREAMS,
  erase: (ports, stream, subject, meta) => {
    const command = { type: "erase", id: stream.slice(REPORT_STREAMS.length), subject } as const;
    return execute(ports, { type: reportType, stream, command, meta });
  },
};
