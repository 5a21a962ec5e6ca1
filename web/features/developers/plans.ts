/** What an API key of each plan allows: `plans` in stacks/stage.ts, which the site may not import; a test compares them. */
export const plans = {
  free: { rate: 10, burst: 20, perDay: 10_000 },
  partner: { rate: 100, burst: 200, perDay: 1_000_000 },
} as const;
