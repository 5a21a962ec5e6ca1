import { expect, it } from "vitest";
import { readRetrySeconds, retryAfter, retrySecondsText } from "./redelivery.ts";

it("waits for the time of its place in the list, and for the last one ever after", () => {
  expect([1, 2, 3, 4, 50].map((nth) => retryAfter([1, 5, 30], nth))).toEqual([1, 5, 30, 30, 30]);
});

it("takes a count that SQS cannot give for the first", () => {
  expect(retryAfter([1, 5], 0)).toBe(1);
});

it("stands in an environment as text", () => {
  expect(retrySecondsText([1, 5, 360])).toBe("1,5,360");
  expect(readRetrySeconds("1,5,360")).toEqual([1, 5, 360]);
  expect(readRetrySeconds("0")).toEqual([0]);
});

it.each(["", "1,", "-1", "1.5", "one", "1 5", "43201"])("does not read %j as times", (text) => {
  expect(() => readRetrySeconds(text)).toThrow("separated by commas");
});
