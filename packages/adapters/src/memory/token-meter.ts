import type { TokenAccount, TokenMeter } from "@bellyfed/core/guide/token-meter";

/** Counts tokens in memory, and forgets none. */
export function memoryTokenMeter(): TokenMeter {
  const counted = new Map<string, number>();
  const add = ({ key }: TokenAccount, tokens: number, most: number): boolean => {
    const name = JSON.stringify([key.PK, key.SK]);
    const sum = (counted.get(name) ?? 0) + tokens;
    if (sum > most) return false;
    counted.set(name, sum);
    return true;
  };
  return {
    take: async (account, tokens) => add(account, tokens, account.most),
    settle: async (account, tokens) => void add(account, tokens, Number.POSITIVE_INFINITY),
  };
}
