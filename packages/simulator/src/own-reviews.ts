import type { Commit } from "@bellyfed/core/ports";
import { foldCommits } from "@bellyfed/core/stream";
import { restaurantType } from "@bellyfed/features/restaurants/decider";
import { reviewType } from "@bellyfed/features/reviews/decider";
import { isWritten } from "@bellyfed/features/reviews/state";
import { streamsOf } from "./oracle.ts";

/**
 * Whose review is suspended although the restaurant is not theirs, and whose is not although it is. A review that was written after the
 * restaurant was given away may be its owner's: whether it is theirs is asked beside the write (features/reviews/README.md).
 */
export function ownReviewFaults(commits: readonly Commit[]): string[] {
  const streams = streamsOf(commits);
  return [...streams].flatMap(([stream, own]) => {
    if (!stream.startsWith("REVIEW#")) return [];
    const { state } = foldCommits(reviewType, { snapshot: undefined, commits: own });
    if (!isWritten(state)) return [];
    const ofRestaurant = streams.get(`RESTAURANT#${state.restaurant_id}`) ?? [];
    const restaurant = foldCommits(restaurantType, { snapshot: undefined, commits: ofRestaurant }).state;
    const isOwn = restaurant.status !== "absent" && restaurant.owner_id === state.author_id;
    const isSuspended = state.status === "removed" ? state.suspended : state.status === "suspended";
    if (isOwn === isSuspended) return [];
    if (isOwn && placeOf(commits, own, "REVIEW_CREATED") > placeOf(commits, ofRestaurant, "RESTAURANT_OWNER_ASSIGNED"))
      return [];
    return [
      `${stream} is ${isSuspended ? "" : "not "}suspended, and the restaurant is ${isOwn ? "" : "not "}its author's`,
    ];
  });
}

/** Where in the log the last event of this type is. */
const placeOf = (commits: readonly Commit[], own: readonly Commit[], type: string): number =>
  commits.findLastIndex((commit) => own.includes(commit) && commit.events.some((event) => event.type === type));
