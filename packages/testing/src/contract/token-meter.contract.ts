import { randomUUID } from "node:crypto";
import type { TokenAccount, TokenMeter } from "@bellyfed/core/guide/token-meter";
import { beforeAll, describe, expect, it } from "vitest";

const account = (most: number): TokenAccount => ({
  key: { PK: `GUIDE#TOKENS#${randomUUID()}`, SK: "ALL" },
  most,
  expiresAt: 2_000_000_000,
});

/** What every meter of tokens does, whatever it is made of. */
export function tokenMeterContract(name: string, create: () => Promise<TokenMeter>): void {
  describe(name, () => {
    let meter: TokenMeter;
    beforeAll(async () => {
      meter = await create();
    });

    it("counts up to what an account has, and not beyond", async () => {
      const of = account(100);
      expect([await meter.take(of, 60), await meter.take(of, 41), await meter.take(of, 40)]).toEqual([
        true,
        false,
        true,
      ]);
      expect(await meter.take(of, 1)).toBe(false);
    });

    it("counts nothing where more is asked for than there ever is", async () => {
      const of = account(100);
      expect([await meter.take(of, 101), await meter.take(of, 100)]).toEqual([false, true]);
    });

    it("takes what was given back once more, and counts what was used beyond", async () => {
      const of = account(100);
      await meter.take(of, 100);
      await meter.settle(of, -30);
      expect([await meter.take(of, 31), await meter.take(of, 30)]).toEqual([false, true]);
      await meter.settle(of, 50);
      await meter.settle(of, -50);
      expect(await meter.take(of, 1)).toBe(false);
    });

    it("keeps accounts apart", async () => {
      const [one, other] = [account(10), account(10)];
      expect([await meter.take(one, 10), await meter.take(other, 10)]).toEqual([true, true]);
    });

    it("takes exactly as many of those who come at once as there is room for", async () => {
      const of = account(100);
      const taken = await Promise.all(Array.from({ length: 30 }, () => meter.take(of, 9)));
      expect(taken.filter(Boolean)).toHaveLength(11);
    });
  });
}
