import { expect, it } from "vitest";
import { makeContext } from "./context.ts";
import { invocation, TimedOut } from "./host.ts";

it("runs a function by its name, with the event and a context of its own", async () => {
  const call = invocation(async (name, event, context) => [name, event, context.functionName], "add", 3);
  expect(await call({ a: 1 })).toEqual(["add", { a: 1 }, "add"]);
});

it("waits no longer than the timeout, so that a hanging function does not hold its queue for good", async () => {
  const call = invocation(() => new Promise(() => {}), "slow", 0.01);
  await expect(call({})).rejects.toThrow(TimedOut);
});

it("hands on what the function throws", async () => {
  const call = invocation(() => Promise.reject(new RangeError("no")), "bad", 1);
  await expect(call({})).rejects.toThrow(RangeError);
});

it("tells the time that is left", () => {
  let now = 1_000;
  const context = makeContext({ functionName: "f", memory: 128, timeoutSeconds: 10, now: () => now });
  expect(context.getRemainingTimeInMillis()).toBe(10_000);
  now += 4_000;
  expect(context.getRemainingTimeInMillis()).toBe(6_000);
});
