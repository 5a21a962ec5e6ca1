import { setTimeout as sleep } from "node:timers/promises";

/** Waits after the n-th attempt, from 1. */
export type Pause = (attempt: number) => Promise<void>;

const BASE_MS = 25;
const MOST_MS = 1_000;

/**
 * A random time up to 25 ms * 2^n, at most a second: exponential backoff with full jitter.
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export const jitteredPause: Pause = async (attempt) => {
  await sleep(Math.random() * Math.min(MOST_MS, BASE_MS * 2 ** attempt));
};
