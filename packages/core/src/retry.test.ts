import { expect, it } from "vitest";
import { retry } from "./retry.ts";

function trying(answers: readonly string[], attempts = 3) {
  const slept: number[] = [];
  const runtime = { random: () => 0.5, sleep: async (milliseconds: number) => void slept.push(milliseconds) };
  const attempt = async (nth: number) => answers[nth - 1];
  return { slept, result: retry({ runtime, what: "a head", attempts }, attempt) };
}

it("answers what is no conflict, and waits longer after each that is", async () => {
  const { slept, result } = trying(["conflict", "conflict", "written"]);
  expect(await result).toBe("written");
  expect(slept).toEqual([10, 20]);
});

it("gives up after the last attempt, without waiting once more", async () => {
  const { slept, result } = trying(["conflict", "conflict", "conflict"]);
  await expect(result).rejects.toThrow("a head: gave up after 3 conflicts");
  expect(slept).toHaveLength(2);
});

it("ends at once when an attempt fails", async () => {
  const runtime = { random: () => 0, sleep: async () => {} };
  let calls = 0;
  const failing = async () => {
    calls++;
    throw new RangeError("no");
  };
  await expect(retry({ runtime, what: "it", attempts: 3 }, failing)).rejects.toThrow(RangeError);
  expect(calls).toBe(1);
});
