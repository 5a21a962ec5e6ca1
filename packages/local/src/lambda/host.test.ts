import type { Context } from "aws-lambda";
import { expect, it } from "vitest";
import { makeContext } from "./context.ts";
import { lambdaHost, TimedOut } from "./host.ts";

it("runs a function with the event and a context of its own", async () => {
  const seen: Context[] = [];
  const handler = async (event: { n: number }, context: Context) => {
    seen.push(context);
    return event.n + 1;
  };
  const invoke = lambdaHost({ add: { handler, timeoutSeconds: 3, memory: 256 } });
  expect(await invoke("add", { n: 1 })).toBe(2);
  await invoke("add", { n: 1 });
  expect(seen[0]).toMatchObject({ functionName: "add", memoryLimitInMB: "256", functionVersion: "$LATEST" });
  expect(seen[0]?.awsRequestId).not.toBe(seen[1]?.awsRequestId);
});

it("knows only what is deployed", async () => {
  const invoke = lambdaHost({});
  await expect(invoke("toString", {})).rejects.toThrow("toString");
});

it("waits no longer than the timeout", async () => {
  const invoke = lambdaHost({ slow: { handler: () => new Promise(() => {}), timeoutSeconds: 0.01 } });
  await expect(invoke("slow", {})).rejects.toThrow(TimedOut);
});

it("hands on what the function throws", async () => {
  const invoke = lambdaHost({ bad: { handler: () => Promise.reject(new RangeError("no")), timeoutSeconds: 1 } });
  await expect(invoke("bad", {})).rejects.toThrow(RangeError);
});

it("tells the time that is left", () => {
  let now = 1000;
  const context = makeContext({ functionName: "f", memory: 128, timeoutSeconds: 2, now: () => now });
  expect(context.getRemainingTimeInMillis()).toBe(2000);
  now = 2500;
  expect(context.getRemainingTimeInMillis()).toBe(500);
  now = 9000;
  expect(context.getRemainingTimeInMillis()).toBe(0);
});
