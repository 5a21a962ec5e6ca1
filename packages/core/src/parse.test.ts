import fc from "fast-check";
import * as v from "valibot";
import { expect, test } from "vitest";
import { AppError } from "./error.ts";
import { parse } from "./parse.ts";

const Menu = v.strictObject({
  name: v.string(),
  "odd/~key": v.optional(v.number()),
  items: v.array(v.strictObject({ price: v.number() })),
});
const caught = (run: () => unknown): AppError => {
  try {
    run();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
};
const faults = (input: unknown) => caught(() => parse(Menu, input)).errors;

test.each([
  ["one that is cut amid a character", `${"x".repeat(99)}🍜`, `/${"x".repeat(99)}\ufffd...`],
  ["one that is no Unicode", "a\ud83c/b", "/a\ufffd~1b"],
])("a name of the caller's is said back as Unicode: %s", (_, name, pointer) => {
  const schema = v.strictObject({});
  expect(() => parse(schema, { [name]: 1 })).toThrow(
    expect.objectContaining({ errors: [expect.objectContaining({ pointer })] }),
  );
});

test("valid input comes out parsed", () => {
  expect(parse(Menu, { name: "a", items: [{ price: 1 }] })).toEqual({ name: "a", items: [{ price: 1 }] });
});

test("each fault has a JSON pointer to its place", () => {
  expect(faults({ name: 1, items: [{ price: 1 }, { price: "2" }] }).map(({ pointer }) => pointer)).toEqual([
    "/name",
    "/items/1/price",
  ]);
});

test("a pointer escapes slash and tilde as RFC 6901 has it", () => {
  expect(faults({ name: "a", items: [], "odd/~key": "x" })[0]?.pointer).toBe("/odd~1~0key");
});

test("a field that is missing or unknown is called so", () => {
  expect(faults({ items: [] })).toEqual([{ pointer: "/name", code: "required", params: {}, message: "is required" }]);
  expect(faults({ name: "a", items: [], colour: "red" })).toEqual([
    { pointer: "/colour", code: "unknown_field", params: {}, message: "is not a known field" },
  ]);
});

test.each(["__proto__", "constructor", "toString", "hasOwnProperty", "prototype"])(
  "the prototype's key %s is an unknown field, and changes nothing",
  (key) => {
    const input = JSON.parse(`{"name":"a","items":[],"${key}":{"polluted":true}}`);
    expect(faults(input)).toMatchObject([{ pointer: `/${key}`, code: "unknown_field" }]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  },
);

test.each([null, 1, "text", true, undefined])("the body %j is refused at the root", (input) => {
  const error = caught(() => parse(Menu, input));
  expect(error).toMatchObject({ status: 422, code: "input.invalid", errors: [{ pointer: "" }] });
});

test("input that holds the word undefined is not missing", () => {
  expect(caught(() => parse(v.object({ name: v.number() }), { name: "undefined" })).errors).toEqual([
    { pointer: "/name", code: "wrong_type", params: { expected: "number" }, message: "must be a number" },
  ]);
});

test("parameters are refused as malformed, below their place", () => {
  const error = caught(() =>
    parse(v.object({ limit: v.number() }), { limit: "x" }, { prefix: "/query", kind: "malformed" }),
  );
  expect(error).toMatchObject({ status: 400, code: "input.malformed", errors: [{ pointer: "/query/limit" }] });
});

test("at most 20 faults are told, and no message is longer than 200 characters", () => {
  const many = faults({ name: "x", items: Array.from({ length: 50 }, () => ({ price: "y".repeat(5000) })) });
  expect(many).toHaveLength(20);
  expect(many.every(({ message }) => message.length <= 200)).toBe(true);
});

test("whatever the input is, it is parsed or refused with pointers", () => {
  fc.assert(
    fc.property(fc.anything({ withNullPrototype: true, withSparseArray: true }), (input) => {
      expect(faults(input).every(({ pointer }) => pointer === "" || pointer.startsWith("/"))).toBe(true);
    }),
  );
});
