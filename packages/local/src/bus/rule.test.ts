import fc from "fast-check";
import { expect, test } from "vitest";
import { backoff, DEFAULT_RETRY, deadLetterAttributes } from "./rule.ts";

test("the wait doubles with each attempt up to the longest, and jitter takes any part of it", () => {
  const retry = { ...DEFAULT_RETRY, firstWaitMs: 100, longestWaitMs: 1000 };
  expect([0, 1, 2, 3, 4, 185].map((attempts) => backoff(attempts, retry, 1))).toEqual([100, 200, 400, 800, 1000, 1000]);
  fc.assert(
    fc.property(fc.nat(200), fc.double({ min: 0, max: 1, noNaN: true }), (attempts, random) => {
      const wait = backoff(attempts, retry, random);
      return wait >= 0 && wait <= 1000;
    }),
  );
});

test("a dead letter says which rule could not reach which target, and why", () => {
  const rule = { name: "reviews", pattern: {}, target: "http://127.0.0.1:1/000000000000/reviews" };
  const reason = { code: "NO_RESOURCE", message: "gone", attempts: 3 };
  expect(deadLetterAttributes(rule, "main", reason)).toEqual({
    RULE_ARN: "arn:aws:events:us-east-1:000000000000:rule/main/reviews",
    TARGET_ARN: "arn:aws:sqs:us-east-1:000000000000:reviews",
    ERROR_CODE: "NO_RESOURCE",
    ERROR_MESSAGE: "gone",
    RETRY_ATTEMPTS: "3",
  });
  expect(deadLetterAttributes(rule, "default", { ...reason, exhausted: "MaximumRetryAttempts" })).toMatchObject({
    RULE_ARN: "arn:aws:events:us-east-1:000000000000:rule/reviews",
    EXHAUSTED_RETRY_CONDITION: "MaximumRetryAttempts",
  });
});
