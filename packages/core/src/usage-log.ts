/** What one API key did in one hour of UTC. */
export interface UsageHour {
  readonly keyId: string;
  /** `2026-11-28T14` */
  readonly hour: string;
  readonly calls: number;
  /** Answered with 4xx, what the gateway turned away included; and with 5xx. */
  readonly refused: number;
  readonly failed: number;
  /** Read and write units of the database that its calls were told to take. */
  readonly rcu: number;
  readonly wcu: number;
}

/** What the gateway and the functions wrote down of calls with a key. */
export interface UsageLog {
  /** Every hour of every key, whole, of the hours that begin in [from, to): milliseconds since 1970, of which `from` begins an hour. */
  hours(from: number, to: number): Promise<readonly UsageHour[]>;
}

/** The hour of UTC that a moment lies in. `at`: milliseconds since 1970. */
export const hourOf = (at: number): string => new Date(at).toISOString().slice(0, 13);

/** Adds what is known of the same key and hour together. */
export function addedUp(parts: readonly UsageHour[]): UsageHour[] {
  const sums = new Map<string, UsageHour>();
  for (const part of parts) {
    const key = JSON.stringify([part.keyId, part.hour]);
    const known = sums.get(key);
    sums.set(key, known ? plus(known, part) : part);
  }
  return [...sums.values()];
}

const plus = (one: UsageHour, other: UsageHour): UsageHour => ({
  ...one,
  calls: one.calls + other.calls,
  refused: one.refused + other.refused,
  failed: one.failed + other.failed,
  rcu: one.rcu + other.rcu,
  wcu: one.wcu + other.wcu,
});
