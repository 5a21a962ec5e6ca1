import { testContext } from "@bellyfed/testing/invocation";
import { expect, it, vi } from "vitest";
import { entry } from "./lambda.ts";

it("composes a function once, at its first event", async () => {
  const compose = vi.fn(() => async (event: number) => event + 1);
  const handler = entry(compose);
  expect(compose).not.toHaveBeenCalled();
  expect([await handler(1, testContext), await handler(2, testContext)]).toEqual([2, 3]);
  expect(compose).toHaveBeenCalledOnce();
});

it("answers AWS without the reasons that only the local host reads", async () => {
  const handler = entry(() => async () => ({ batchItemFailures: [{ itemIdentifier: "m1", reason: "Error: no" }] }));
  expect(await handler({}, testContext)).toEqual({ batchItemFailures: [{ itemIdentifier: "m1" }] });
});
