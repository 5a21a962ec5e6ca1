import type { Commit, Item } from "@bellyfed/core/ports";
import { foldCommits } from "@bellyfed/core/stream";
import { voteType } from "@bellyfed/features/votes/decider";

/** How many find which review helpful, by its restaurant and sort key. */
export function helpfulIn(streams: ReadonlyMap<string, readonly Commit[]>): Map<string, number> {
  const helpful = new Map<string, number>();
  for (const [stream, own] of streams) {
    if (!stream.startsWith("VOTE#")) continue;
    const { marked } = foldCommits(voteType, { snapshot: undefined, commits: own }).state;
    if (!marked) continue;
    const key = `${marked.restaurant_id} REVIEW#${marked.review_created_at}#${marked.review_id}`;
    helpful.set(key, (helpful.get(key) ?? 0) + 1);
  }
  return helpful;
}

/** What the read table must hold of so many votes. */
export const helpfulFact = (votes: number, sk: string): string =>
  votes > 0 ? `helpful to ${votes} at ${String(votes).padStart(9, "0")}#${sk}` : "helpful to nobody";

/** The same of a review's item as the read table tells it. */
export const votedIn = ({ rating_count: votes = 0, GSI3SK }: Item): string =>
  votes === 0 && GSI3SK === undefined ? "helpful to nobody" : `helpful to ${votes} at ${GSI3SK}`;
