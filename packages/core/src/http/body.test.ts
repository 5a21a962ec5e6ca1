import { expect, test } from "vitest";
import type { AppError } from "../error.ts";
import { sha256 } from "../id.ts";
import { bodyHashes, decodeBody, parseJson } from "./body.ts";

const refusal = (facts: Partial<AppError>) => expect.objectContaining(facts);

test.each([
  ["a byte that starts nothing", [0xff]],
  ["an overlong slash", [0xc0, 0xaf]],
  ["half of a surrogate pair", [0xed, 0xa0, 0x80]],
  ["a character cut short", [0xe2, 0x82]],
])("a body with %s is not UTF-8", (_, bytes) => {
  expect(() => decodeBody(new Uint8Array(bytes).buffer)).toThrow(refusal({ status: 400, code: "body.encoding" }));
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
  (type) => expect(() => parseJson("{}", type)).toThrow(refusal({ status: 415, code: "body.unsupported" })),
);

test("no body is an empty object, of whatever type", () => {
  expect(parseJson("", undefined)).toEqual({});
});

test.each(["{", '{"a":1,}', "{'a':1}", "\u0000", "undefined", '{"a":1}{"b":2}'])("%j is not JSON", (body) => {
  expect(() => parseJson(body, "application/json")).toThrow(refusal({ status: 400, code: "body.malformed" }));
});

test("JSON that is nested a hundred thousand deep is refused, not a crash", () => {
  const deep = `${'{"name":'.repeat(100_000)}1${"}".repeat(100_000)}`;
  expect(() => parseJson(deep, "application/json")).toThrow(refusal({ status: 422 }));
  const list = `{"name":"a","items":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
  expect(() => parseJson(list, "application/json")).toThrow(refusal({ status: 422 }));
});

test("what is kept of a body is the same for the same key, caller and body only, and no plain hash of it", () => {
  const { keyed, plain } = bodyHashes("key", "alice", "Good");
  expect(bodyHashes("key", "alice", "Good")).toEqual({ keyed, plain });
  expect(keyed).toMatch(/^[\w-]{43}$/);
  const others = [
    bodyHashes("key", "alice", "Bad"),
    bodyHashes("key", "bob", "Good"),
    bodyHashes("k2", "alice", "Good"),
  ];
  expect(new Set([keyed, plain, ...others.map((other) => other.keyed)]).size).toBe(5);
  expect(plain).toBe(sha256("Good"));
});

test("a body is not hashed without a key", () => {
  expect(() => bodyHashes(undefined, "alice", "Good")).toThrow("BODY_HASH_SECRET");
  expect(() => bodyHashes("", "alice", "Good")).toThrow("BODY_HASH_SECRET");
});
