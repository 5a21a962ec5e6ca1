import type { Key } from "../ports.ts";

/** The tokens that somebody, or everybody together, may use within a time; the next time has another key. */
export interface TokenAccount {
  readonly key: Key;
  readonly most: number;
  /** Seconds since 1970 from which it may be forgotten. */
  readonly expiresAt: number;
}

/** Counts tokens of language models across all functions that ask one. */
export interface TokenMeter {
  /** Counts so many more if that is no more than the account has; answers whether it did. Exact, however many ask at once. */
  take(account: TokenAccount, tokens: number): Promise<boolean>;
  /** Counts so many more, whatever the account has; below zero it gives them back. */
  settle(account: TokenAccount, tokens: number): Promise<void>;
}
