import { expect, test } from "vitest";
import { parseJson } from "./body.ts";
import { checkShape, MOST_ENTRIES, MOST_LEVELS } from "./limits.ts";

const nested = (levels: number): unknown => JSON.parse(`${"[".repeat(levels)}${"]".repeat(levels)}`);
const refusal = (value: unknown) => {
  try {
    checkShape(value);
  } catch (error) {
    return error;
  }
  return undefined;
};

test("what is just within the limits passes", () => {
  expect(refusal(nested(MOST_LEVELS))).toBeUndefined();
  expect(refusal({ list: Array.from({ length: MOST_ENTRIES }, () => 1) })).toBeUndefined();
  expect(refusal("x".repeat(1_000_000))).toBeUndefined();
});

test("one level too many is refused, with a pointer to it", () => {
  expect(refusal({ a: nested(MOST_LEVELS) })).toMatchObject({
    status: 422,
    code: "input.invalid",
    errors: [
      {
        pointer: `/a${"/0".repeat(MOST_LEVELS - 1)}`,
        code: "too_deep",
        params: { most: 20 },
        message: "must not be nested more than 20 levels deep",
      },
    ],
  });
});

test("one entry too many is refused, of a list and of an object", () => {
  const many = Array.from({ length: MOST_ENTRIES + 1 }, (_, n) => n);
  for (const value of [many, Object.fromEntries(many.map((n) => [`k${n}`, n]))]) {
    expect(refusal({ "a/b": [value] })).toMatchObject({ status: 422, errors: [{ pointer: "/a~1b/0" }] });
  }
});

test("a megabyte of brackets neither overflows the stack nor is looked at to its end", () => {
  const levels = 500_000;
  expect(() => parseJson(`${"[".repeat(levels)}${"]".repeat(levels)}`, "application/json")).toThrow(
    expect.objectContaining({ status: 422 }),
  );
  expect(() => parseJson(`{"cuisines":[${"1,".repeat(levels)}1]}`, "application/json")).toThrow(
    expect.objectContaining({ status: 422, errors: [expect.objectContaining({ pointer: "/cuisines" })] }),
  );
});

test("of a very long key only the beginning is said back", () => {
  const fault = refusal({ ["k".repeat(10_000)]: nested(MOST_LEVELS) }) as Error;
  expect(fault.message.length).toBeLessThan(300);
});
