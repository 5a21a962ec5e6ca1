/** Follows whether a service can be reached: says once when it is gone and once when it is back. */
export interface Outage {
  /** Notes a failure. Answers how many milliseconds to wait before the next attempt. */
  failed(error: unknown): number;
  succeeded(): void;
}

const FIRST_MS = 50;
const MOST_MS = 5000;

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
