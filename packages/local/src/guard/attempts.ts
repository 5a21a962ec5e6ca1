import type { IncomingMessage } from "node:http";
import { ATTEMPT_PATH, addressLimits } from "@bellyfed/core/address-limits";
import { networkOf } from "@bellyfed/core/visitor";

/** Counts attempts by address: each may make so many, from the first one on for as long as the limits say. */
export interface Attempts {
  /** Counts one; answers the whole seconds to wait when it is one too many, which is not counted. */
  take(address: string): number | undefined;
  /** One that turned out to be none. */
  giveBack(address: string): void;
}

interface Window {
  left: number;
  readonly end: number;
}

/** Above so many addresses those whose time is over are forgotten. */
const MANY = 10_000;

/** `now`: milliseconds since 1970. */
export function countAttempts(most: number, now: () => number = Date.now): Attempts {
  const windows = new Map<string, Window>();
  const forget = () => {
    for (const [network, { end }] of windows) if (end <= now()) windows.delete(network);
  };
  const windowOf = (network: string): Window => {
    const known = windows.get(network);
    if (known && known.end > now()) return known;
    if (windows.size >= MANY) forget();
    const window = { left: most, end: now() + addressLimits.seconds * 1000 };
    windows.set(network, window);
    return window;
  };
  return {
    take(address) {
      const window = windowOf(networkOf(address));
      if (window.left <= 0) return Math.max(1, Math.ceil((window.end - now()) / 1000));
      window.left -= 1;
      return undefined;
    },
    giveBack(address) {
      const window = windows.get(networkOf(address));
      if (window && window.left < most) window.left += 1;
    },
  };
}

/** How many an address may make: ATTEMPTS_PER_ADDRESS, or what the firewall allows in AWS. Throws with its name when it is no number. */
export function mostAttempts({ ATTEMPTS_PER_ADDRESS: chosen }: NodeJS.ProcessEnv): number {
  if (!chosen) return addressLimits.attempts;
  if (/^\d{1,9}$/.test(chosen)) return Number(chosen);
  throw new Error(`ATTEMPTS_PER_ADDRESS must be a whole number, not ${JSON.stringify(chosen)}`);
}

const attemptPath = new RegExp(ATTEMPT_PATH);

/** Whether a request is one to sign in, to sign up or to set a password anew. */
export function isAttempt({ method, url = "/" }: Pick<IncomingMessage, "method" | "url">): boolean {
  if (method !== "POST") return false;
  const path = url.replace(/^https?:\/\/[^/]*/i, "").split(/[?#]/, 1)[0] ?? "/";
  return attemptPath.test(decoded(path));
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
