import type { Key } from "@bellyfed/core/ports";
import { headKey } from "../restaurants/keys.ts";
import { voteStream } from "./events.ts";

/** Where it is kept what somebody thinks of a review: at the head of their vote's stream, which names the review while they find it helpful. */
export const markKey = (restaurantId: string, reviewId: string, sub: string): Key =>
  headKey("votes", voteStream(restaurantId, reviewId, sub));
