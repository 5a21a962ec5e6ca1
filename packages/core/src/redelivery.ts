/** Seconds that a message waits after its first, second, ... failure; the last holds for every further one. */
export type RetrySeconds = readonly [first: number, ...further: number[]];

/** How many seconds a message waits that has failed after it was received for the nth time, from 1. */
export const retryAfter = (seconds: RetrySeconds, nth: number): number =>
  seconds[Math.max(1, nth) - 1] ?? seconds.at(-1) ?? seconds[0];

/** Retry times as one variable of an environment: `1,5,30`. */
export const retrySecondsText = (seconds: RetrySeconds): string => seconds.join(",");

/** SQS hides a message for at most twelve hours. */
const MOST_SECONDS = 43_200;

/** Reads what `retrySecondsText` wrote. Throws for anything else, and for times that no queue can wait. */
export function readRetrySeconds(text: string): RetrySeconds {
  const [first, ...further] = text.split(",").map((part) => (/^\d+$/.test(part) ? Number(part) : Number.NaN));
  const all: RetrySeconds = [first ?? Number.NaN, ...further];
  if (all.every((seconds) => seconds <= MOST_SECONDS)) return all;
  throw new Error(`${JSON.stringify(text)} are no seconds between 0 and ${MOST_SECONDS}, separated by commas`);
}
