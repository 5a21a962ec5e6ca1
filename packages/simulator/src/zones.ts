import type { Commit } from "@bellyfed/core/ports";
import { foldCommits } from "@bellyfed/core/stream";
import { restaurantType } from "@bellyfed/features/restaurants/decider";
import { streamsOf } from "./oracle.ts";

/** Restaurants whose time zone is not that of where they are; once all is quiet, each has been found. */
export function zoneFaults(commits: readonly Commit[]): string[] {
  return [...streamsOf(commits)].flatMap(([stream, own]) => {
    if (!stream.startsWith("RESTAURANT#")) return [];
    const { state } = foldCommits(restaurantType, { snapshot: undefined, commits: own });
    if (state.status === "absent" || !state.location) return [];
    const right = state.location.lng < 0 ? "Europe/Lisbon" : "Europe/Berlin";
    return state.time_zone === right ? [] : [`${stream} is at ${state.location.lng} and in ${state.time_zone}`];
  });
}
