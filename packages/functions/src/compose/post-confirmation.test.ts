import { testContext } from "@bellyfed/testing/invocation";
import type { PostConfirmationTriggerEvent } from "aws-lambda";
import { expect, it } from "vitest";
import { postConfirmation } from "./post-confirmation.ts";

const event = (triggerSource: string) =>
  ({
    triggerSource,
    userPoolId: "us-east-1_pool",
    userName: "1a2b-3c4d",
    response: {},
  }) as PostConfirmationTriggerEvent;

it("ends every session once a password was set anew, and none when an account is confirmed", async () => {
  const ended: unknown[] = [];
  const handler = postConfirmation({ signOutEverywhere: async (user) => void ended.push(user) });
  const confirmed = event("PostConfirmation_ConfirmSignUp");
  expect(await handler(confirmed, testContext)).toBe(confirmed);
  expect(ended).toEqual([]);
  await handler(event("PostConfirmation_ConfirmForgotPassword"), testContext);
  expect(ended).toEqual([{ pool: "us-east-1_pool", username: "1a2b-3c4d" }]);
});

it("fails where they cannot be ended", async () => {
  const handler = postConfirmation({ signOutEverywhere: () => Promise.reject(new Error("throttled")) });
  await expect(handler(event("PostConfirmation_ConfirmForgotPassword"), testContext)).rejects.toThrow("throttled");
});
