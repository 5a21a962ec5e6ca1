import type { SearchDocument } from "./document.ts";

/** Fields of which words are scored, the best first; other words only find. */
export const fields = ["name", "compound of the name", "cuisine", "diet", "place"] as const;
export type ScoredField = (typeof fields)[number];

/** Scores are whole ten thousandths, so that they are the same wherever they are computed. */
export const SCALE = 10_000;
const POPULARITY = -0.1;
const LIKED = -0.02;

/** What is scored of a document. */
export interface Scored {
  /** Its words, each between spaces, and its fields between tabs. */
  readonly text: string;
  /** How many words the name has. */
  readonly names: number;
  /** What reviews take off what a match misses: how many there are, and what they say. */
  readonly popularity: number;
  readonly liked: number;
}

/** Words by field, in the order of `fields`. */
export function scoredOf(words: readonly (readonly string[])[], rating: SearchDocument["rating"]): Scored {
  return {
    text: words.map((field) => ` ${field.join(" ")} `).join("\t"),
    names: words[0]?.length ?? 0,
    popularity: Math.round(SCALE * POPULARITY * Math.log10(1 + rating.count)) + 0,
    liked: rating.count === 0 ? 0 : Math.round((SCALE * LIKED * rating.sum) / rating.count) + 0,
  };
}
