import { setImmediate as turn } from "node:timers/promises";
import { expect, it } from "vitest";
import { parallel } from "./parallel.ts";

it("answers in the order of the list, with no more than so many under way at once", async () => {
  let [underWay, most] = [0, 0];
  const answers = await parallel([5, 1, 4, 2, 3], 2, async (turns) => {
    most = Math.max(most, ++underWay);
    for (let i = 0; i < turns; i++) await turn();
    underWay--;
    return turns * 10;
  });
  expect([answers, most]).toEqual([[50, 10, 40, 20, 30], 2]);
});

it("begins nothing more after a failure, and fails when what was under way has ended", async () => {
  const ended: number[] = [];
  const work = parallel([1, 2, 3, 4], 2, async (number) => {
    if (number === 1) throw new Error("the first");
    await turn();
    ended.push(number);
    throw new Error("another");
  });
  await expect(work).rejects.toThrow("the first");
  expect(ended).toEqual([2]);
});

it("has nothing to do for nothing", async () => {
  expect(await parallel([], 4, async () => 1)).toEqual([]);
});
