import fc from "fast-check";
import * as v from "valibot";
import { expect, test } from "vitest";
import { AppError } from "../error.ts";
import { decodeBody, parse, parseJson } from "./parse.ts";

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

test.each([
  ["a byte that starts nothing", [0xff]],
  ["an overlong slash", [0xc0, 0xaf]],
  ["half of a surrogate pair", [0xed, 0xa0, 0x80]],
  ["a character cut short", [0xe2, 0x82]],
])("a body with %s is not UTF-8", (_, bytes) => {
  expect(caught(() => decodeBody(new Uint8Array(bytes).buffer))).toMatchObject({ status: 400, code: "body.encoding" });
});

test("a UTF-8 body is decoded", () => {
  expect(decodeBody(new TextEncoder().encode("Grüße 👋").buffer)).toBe("Grüße 👋");
});

test.each(["application/json", "application/json; charset=utf-8", "Application/JSON", "application/merge-patch+json"])(
  "a body of the type %s is read",
  (type) => {
    expect(parseJson('{"a":1}', type)).toEqual({ a: 1 });
  },
);

test.each([undefined, "", "text/plain", "application/jsonx", "text/json-ish", "application/x-www-form-urlencoded"])(
  "a body of the type %s is unsupported",
  (type) => expect(caught(() => parseJson("{}", type))).toMatchObject({ status: 415, code: "body.unsupported" }),
);

test("no body is an empty object, of whatever type", () => {
  expect(parseJson("", undefined)).toEqual({});
});

test.each(["{", '{"a":1,}', "{'a':1}", "\u0000", "undefined", '{"a":1}{"b":2}'])("%j is not JSON", (body) => {
  expect(caught(() => parseJson(body, "application/json"))).toMatchObject({ status: 400, code: "body.malformed" });
});

test("JSON that is nested a hundred thousand deep is refused, not a crash", () => {
  const deep = `${'{"name":'.repeat(100_000)}1${"}".repeat(100_000)}`;
  expect(caught(() => parse(Menu, parseJson(deep, "application/json"))).status).toBe(422);
  const list = `{"name":"a","items":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
  expect(caught(() => parse(Menu, parseJson(list, "application/json"))).status).toBe(422);
});
