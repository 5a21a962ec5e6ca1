import { memoryWriteCounter } from "@bellyfed/adapters/memory/write-counter";
import { writeLimits } from "@bellyfed/features/write-limits";
import { expect, it } from "vitest";
import { writeQuota } from "./write-quota.ts";

const quotaOf = (WRITE_LIMITS?: string) => writeQuota({ WRITE_LIMITS }, memoryWriteCounter());

it("takes the features' limits where nothing is chosen", () => {
  for (const chosen of [undefined, ""]) expect(quotaOf(chosen)).toMatchObject({ limits: writeLimits, ownerFactor: 3 });
  expect(writeLimits).toMatchObject({
    restaurants: { minute: 10, day: 50 },
    reviews: { minute: 20, day: 100 },
    menus: { minute: 120, day: 1000 },
    replies: { minute: 30, day: 300 },
  });
});

it("takes other limits of the kinds that are named, and leaves the rest", () => {
  expect(quotaOf('{"reviews":{"minute":1,"day":0}}').limits).toEqual({
    ...writeLimits,
    reviews: { minute: 1, day: 0 },
  });
});

it("counts nothing when that is chosen", () => {
  expect(quotaOf("off").limits).toBeUndefined();
});

it.each([
  "no",
  "{}",
  "null",
  "7",
  "[1]",
  '{"reviews":7}',
  '{"reviews":null}',
  '{"reviews":{"minute":1}}',
  '{"reviews":{"minute":-1,"day":1}}',
  '{"casinos":{"minute":1,"day":1}}',
  '{"constructor":{"minute":1,"day":1}}',
])("refuses WRITE_LIMITS of %s by its name", (chosen) => {
  expect(() => quotaOf(chosen)).toThrow("WRITE_LIMITS must be off, or JSON");
});
