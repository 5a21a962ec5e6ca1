import type { Commit } from "@bellyfed/core/ports";
import { foldCommits } from "@bellyfed/core/stream";
import { restaurantType } from "@bellyfed/features/restaurants/decider";
import { reviewType } from "@bellyfed/features/reviews/decider";
import { isWritten, type ReviewState } from "@bellyfed/features/reviews/state";
import { voteType } from "@bellyfed/features/votes/decider";
import { streamsOf } from "./oracle.ts";

/**
 * Which reviews are not where their restaurant is, once it was merged into another one or that was undone, which votes are not where their
 * review is, and whether as many reviews are left as were written.
 */
export function mergingFaults(commits: readonly Commit[]): string[] {
  const streams = streamsOf(commits);
  const loaded = (stream: string) => ({ snapshot: undefined, commits: streams.get(stream) ?? [] });
  const intoOf = (id: string) => {
    const { state } = foldCommits(restaurantType, loaded(`RESTAURANT#${id}`));
    return state.status === "absent" ? undefined : state.merged?.into;
  };
  const reviewIn = (stream: string) => foldCommits(reviewType, loaded(stream)).state;
  const names = [...streams.keys()];
  const reviews = names.filter((name) => name.startsWith("REVIEW#")).map((name) => [name, reviewIn(name)] as const);
  const misplaced = reviews.flatMap(([name, state]) => {
    const into = intoOf(name.split("#")[1] ?? "");
    if (isWritten(state)) {
      if (into) return [`${name} is at a restaurant that was merged`];
      const { from, restaurant_id } = state;
      return from && intoOf(from.restaurant_id) !== restaurant_id ? [`${name} has not gone back`] : [];
    }
    if (state.status === "aside") return into ? [] : [`${name} is set aside, and its restaurant is not merged`];
    if (state.status !== "moved" || state.home || into === state.to.restaurant_id) return [];
    return [`${name} went to ${state.to.restaurant_id}, and its restaurant to ${into ?? "none"}`];
  });
  const left = names.flatMap((name) => {
    if (!name.startsWith("VOTE#")) return [];
    const { marked } = foldCommits(voteType, loaded(name)).state;
    const review = marked && reviewIn(`REVIEW#${marked.restaurant_id}#${marked.review_id}`);
    const isBehind = review?.status === "moved" && review.created_at === marked?.review_created_at;
    return isBehind ? [`${name} is where its review was`] : [];
  });
  return [
    ...misplaced,
    ...left,
    ...countFaults(
      commits,
      reviews.map(([, state]) => state),
    ),
  ];
}

/** What a policy deletes was deleted before, where it had gone. */
function countFaults(commits: readonly Commit[], states: readonly ReviewState[]): string[] {
  const events = commits.flatMap(({ events: own, actor }) => own.map(({ type }) => ({ type, actor })));
  const written = events.filter(({ type }) => type === "REVIEW_CREATED").length;
  const deleted = events.filter(({ type, actor }) => type === "REVIEW_DELETED" && !actor.startsWith("policy:")).length;
  const kept = states.filter((state) => isWritten(state) || state.status === "aside").length;
  return kept === written - deleted ? [] : [`${kept} reviews are left of ${written - deleted}`];
}
