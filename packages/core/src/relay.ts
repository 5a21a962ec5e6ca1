import { COMMITS } from "./commit-filter.ts";

/** Hands the log's commits to the function that publishes them. */
export interface Relay {
  readonly function: string;
  readonly timeoutSeconds: number;
  /** Which records of the events table's stream it gets. */
  readonly filter: typeof COMMITS;
  readonly batchSize: number;
  readonly batchWindowSeconds: number;
  /** Batches of one shard at the same time; those of one item stay in order. */
  readonly parallelizationFactor: number;
}

/** How the log's commits reach the bus. */
export const relay: Relay = {
  function: "relay",
  // A relay that hangs holds its shard back; 100 commits are a few PutEvents calls.
  timeoutSeconds: 60,
  filter: COMMITS,
  batchSize: 100,
  // No waiting for more: whoever wrote a review wants to see it. Under load batches fill by themselves.
  batchWindowSeconds: 0,
  parallelizationFactor: 4,
};
