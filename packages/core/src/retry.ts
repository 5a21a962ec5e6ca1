import type { Runtime } from "./ports.ts";

export interface Retrying {
  readonly runtime: Pick<Runtime, "sleep" | "random">;
  /** What is tried, for the error's message. */
  readonly what: string;
  /** How often at most. */
  readonly attempts: number;
}

/**
 * Tries until the answer is no conflict with others that write the same. After the nth conflict it waits a random time up to 10 ms * 2^n,
 * so that those who met do not meet again. Throws after the last attempt; an attempt that throws ends it at once.
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export async function retry<Answer>(
  { runtime, what, attempts }: Retrying,
  /** Told how often it was called, from 1. */
  attempt: (nth: number) => Promise<Answer>,
): Promise<Exclude<Answer, "conflict">> {
  for (let nth = 1; ; nth++) {
    const answer = await attempt(nth);
    if (answer !== "conflict") return answer as Exclude<Answer, "conflict">;
    if (nth === attempts) throw new Error(`${what}: gave up after ${attempts} conflicts`);
    await runtime.sleep(runtime.random() * 10 * 2 ** nth);
  }
}
