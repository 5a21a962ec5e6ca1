import { expect, it } from "vitest";
import { waitUntil } from "./after-write.ts";

const waits: number[] = [];
const pause = async (milliseconds: number) => void waits.push(milliseconds);

it("looks once when it is there", async () => {
  let looks = 0;
  expect(await waitUntil(async () => ++looks === 1, pause)).toBe(true);
  expect([looks, waits]).toEqual([1, []]);
});

it("looks again until it is there, and a read that fails is no answer", async () => {
  let looks = 0;
  const shows = async () => {
    if (++looks < 3) throw new Error("not yet");
    return true;
  };
  expect(await waitUntil(shows, pause)).toBe(true);
  expect(looks).toBe(3);
});

it("gives up after two seconds of waiting", async () => {
  waits.length = 0;
  expect(await waitUntil(async () => false, pause)).toBe(false);
  expect(waits.reduce((sum, milliseconds) => sum + milliseconds, 0)).toBe(2000);
});
