import { expect, it } from "vitest";
import { interleave, timed } from "./rounds.ts";

it("lets each go first as often as the other, and does not count the warm-up", async () => {
  const order: string[] = [];
  const contender = <const Name extends string>(name: Name) => ({
    name,
    round: async () => {
      order.push(name);
      return order.length;
    },
  });
  const taken = await interleave([contender("a"), contender("b")], { rounds: 2, warmups: 1 });
  expect(order.join("")).toBe("baabba");
  expect(taken).toEqual({ a: [3, 6], b: [4, 5] });
});

it("runs every operation once, and no more at a time than it was told", async () => {
  let under = 0;
  let most = 0;
  const seen: number[] = [];
  await timed(20, 4, async (index) => {
    most = Math.max(most, ++under);
    seen.push(index);
    await Promise.resolve();
    under--;
  });
  expect(seen.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index));
  expect(most).toBe(4);
});
