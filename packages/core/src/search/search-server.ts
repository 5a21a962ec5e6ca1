import type { Indexed, SearchIndex } from "./search-index.ts";

/** An index that is not in use yet. */
export interface NewIndex {
  readonly index: SearchIndex;
  /**
   * Copies what another index has, part after part, each thing once and before anything else is written; its ratings are weighed by that one's
   * `mean` of all ratings.
   */
  load(parts: AsyncIterable<Indexed> | Iterable<Indexed>, mean: number): Promise<void>;
  /** Puts it in the place of the one in use, at once: each search is answered by the one or the other. */
  cutOver(): Promise<void>;
}

/** A server with an index that all who search share. It may lose everything at any time: what it has is made of what is kept elsewhere. */
export interface SearchServer {
  /** The index in use; undefined where there is none. Throws AppError `unavailable` while the server cannot be used. */
  current(): Promise<SearchIndex | undefined>;
  /** Begins a new one beside it. What was begun before and never came into use is taken away. */
  begin(): Promise<NewIndex>;
}
