import type { StreamErasure } from "@bellyfed/core/erasure";
import { VOTE_STREAMS } from "./events.ts";

/** Nothing of a vote is text: it stays when its author is erased, as ratings do, and nothing is left that names them but the stream. */
export const voteErasure: StreamErasure = { streams: VOTE_STREAMS, erase: async () => {} };
