import type { FreshReviews } from "./sqlite-reviews.ts";
import type { FreshRows } from "./sqlite-rows.ts";
import type { Statements } from "./sqlite-statements.ts";
import type { Traits } from "./sqlite-traits.ts";
import type { Vocabulary } from "./sqlite-vocabulary.ts";

/** An open file, and what is kept of it. */
export interface Opened {
  readonly statements: Statements;
  readonly traits: Traits;
  readonly vocabulary: Vocabulary;
  readonly rows: FreshRows;
  readonly reviews: FreshReviews;
  readonly mean: () => number;
}
