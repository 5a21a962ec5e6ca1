import type { Sentence } from "@bellyfed/core/guide/sentences";
import type { Commit } from "@bellyfed/core/ports";
import type { Said } from "@bellyfed/core/search/said";
import { foldCommits } from "@bellyfed/core/stream";
import { reviewType } from "@bellyfed/features/reviews/decider";
import { isWritten } from "@bellyfed/features/reviews/state";
import { streamsOf } from "./oracle.ts";

/** What somebody reads of a review: one line for each sentence. */
type Lines = ReadonlyMap<string, readonly string[]>;

const nameOf = (restaurant: string, review: string): string => `${review} of ${restaurant}`;

/**
 * What reviews say to everybody, by hand: from the deciders' states, and without the fold that makes sentences. In a history a title and a text
 * are a sentence each. `among`: restaurants that count.
 */
export function linesOfLog(commits: readonly Commit[], among: (restaurant: string) => boolean): Lines {
  const lines = new Map<string, readonly string[]>();
  for (const [stream, own] of streamsOf(commits)) {
    if (!stream.startsWith("REVIEW#")) continue;
    const { state } = foldCommits(reviewType, { snapshot: undefined, commits: own });
    if (!isWritten(state) || state.status !== "published" || !among(state.restaurant_id)) continue;
    const { id, restaurant_id, rating, created_at } = state;
    const texts = [state.title, state.text].filter((text) => text !== null);
    if (texts.length > 0)
      lines.set(
        nameOf(restaurant_id, id),
        texts.map((text) => `${text} (${rating}, ${created_at})`),
      );
  }
  return lines;
}

/** The same as an index's file holds it, also of restaurants that nobody is shown. */
export const linesOfFile = (said: readonly Said[]): Lines =>
  new Map(
    said.map(({ restaurantId, reviewId, sentences, rating, writtenAt }) => [
      nameOf(restaurantId, reviewId),
      sentences.map((text) => `${text} (${rating}, ${writtenAt})`),
    ]),
  );

/** And as it is found. */
export const linesFound = (sentences: readonly Sentence[]): Lines =>
  new Map(
    [...Map.groupBy(sentences, ({ restaurantId, reviewId }) => nameOf(restaurantId, reviewId))].map(([name, own]) => [
      name,
      own.map(({ text, rating, writtenAt }) => `${text} (${rating}, ${writtenAt})`),
    ]),
  );

/** How what reviews say somewhere differs from what they should, as sentences. */
export const saidFaults = (where: string, is: Lines, should: Lines): string[] =>
  [...new Set([...is.keys(), ...should.keys()])].flatMap((name) => {
    const [found, wanted] = [is.get(name)?.join(" | "), should.get(name)?.join(" | ")];
    return found === wanted ? [] : [`${where} has of review ${name} ${found} and should have ${wanted}`];
  });
