import type { Waker } from "./waker.ts";

/** Follows whether a service can be reached: says once when it is gone and once when it is back. */
export interface Outage {
  /** Notes a failure. Answers how many milliseconds to wait before the next attempt. */
  failed(error: unknown): number;
  succeeded(): void;
}

const FIRST_MS = 50;
const MOST_MS = 5000;

const DOWN_PAUSE_MS = 25;

/** Waits while something that is needed does not run, or until the end is near. */
export async function untilUp(isUp: (() => boolean) | undefined, ending: Waker): Promise<void> {
  while (isUp && !isUp() && !ending.closed) await ending.wait(DOWN_PAUSE_MS);
}

/** Why something failed; an AggregateError of a refused connection carries its reason in `code` alone. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return error.message || code || error.name;
}

export function outage(what: string, log: (line: string) => void): Outage {
  let failures = 0;
  return {
    failed(error) {
      if (failures === 0) log(`${what}: ${reasonOf(error)}; trying again`);
      failures += 1;
      return Math.min(MOST_MS, FIRST_MS * 2 ** (failures - 1));
    },
    succeeded() {
      if (failures > 0) log(`${what}: works again`);
      failures = 0;
    },
  };
}
