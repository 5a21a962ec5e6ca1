import { afterEach, expect, it, vi } from "vitest";
import { within } from "./within.ts";

afterEach(() => void vi.useRealTimers());

it("hands on what comes in time, an error too, and leaves no timer behind", async () => {
  vi.useFakeTimers();
  expect(await within(Promise.resolve(1), 50, () => "late")).toBe(1);
  await expect(within(Promise.reject(new RangeError("no")), 50, () => "late")).rejects.toThrow(RangeError);
  expect(vi.getTimerCount()).toBe(0);
});

it("answers something else when it takes too long, and does not mind how it ends then", async () => {
  vi.useFakeTimers();
  const { promise, reject } = Promise.withResolvers<number>();
  const answer = within(promise, 50, () => "late");
  await vi.advanceTimersByTimeAsync(50);
  reject(new Error("nobody listens"));
  expect(await answer).toBe("late");
});

it("fails with what is thrown instead", async () => {
  const never = new Promise<void>(() => {});
  const late = () => {
    throw new RangeError("too late");
  };
  await expect(within(never, 1, late)).rejects.toThrow("too late");
});
