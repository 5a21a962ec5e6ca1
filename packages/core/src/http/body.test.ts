import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import type { AppError } from "../error.ts";
import { sha256 } from "../id.ts";
import { bodyHashes, decodeBody, parseJson, refuseEncoded } from "./body.ts";

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

const hashesOf = (body: string, caller = "alice", key = "key") => bodyHashes(key, caller, body, JSON.parse(body));
const good = '{"a":"Good","b":[1,{"c":null,"d":2.5}]}';

test("what is kept of a body is the same for the same key, caller and body only, and no plain hash of it", () => {
  const { kept, former } = hashesOf(good);
  expect(hashesOf(good)).toEqual({ kept, former });
  expect(kept).toMatch(/^[\w-]{43}$/);
  const others = [hashesOf('{"a":"Bad"}'), hashesOf(good, "bob"), hashesOf(good, "alice", "k2")];
  expect(new Set([kept, sha256(good), ...others.map((other) => other.kept)]).size).toBe(5);
});

test.each([
  '{ "b": [1.0, {"d": 25e-1, "c": null}],\n "a": "Good" }',
  '{"b":[1,{"c":null,"d":2.50}],"\\u0061":"G\\u006fod"}',
])("%s is the same body", (body) => expect(hashesOf(body).kept).toBe(hashesOf(good).kept));

test.each([
  '{"a":"Good","b":[{"c":null,"d":2.5},1]}',
  '{"a":"Good","b":[1,{"d":2.5}]}',
  '{"a":"Good ","b":[1,{"c":null,"d":2.5}]}',
  '{"a":"Good","b":["1",{"c":null,"d":2.5}]}',
])("%s is another body", (body) => expect(hashesOf(body).kept).not.toBe(hashesOf(good).kept));

test("what former releases kept of a body's text is told, too", () => {
  const keyed = createHmac("sha256", "key").update("alice\0").update(` ${good}`).digest("base64url");
  expect(hashesOf(` ${good}`).former).toEqual([keyed, sha256(` ${good}`)]);
});

test.each([undefined, "", "identity", "Identity, ,identity"])(
  "Content-Encoding %s says that it is as it is",
  (encoding) => expect(() => refuseEncoded(encoding)).not.toThrow(),
);

test.each(["gzip", "br", "x-gzip", "deflate, identity", "identity;q=1", "identityx", "aws-chunked", "*"])(
  "Content-Encoding %s is unsupported, and the answer says what is taken",
  (encoding) =>
    expect(() => refuseEncoded(encoding)).toThrow(
      refusal({
        status: 415,
        code: "body.unsupported",
        headers: { "accept-encoding": "identity" },
        errors: [expect.objectContaining({ pointer: "/header/content-encoding" })],
      }),
    ),
);

test("a body is not hashed without a key", () => {
  expect(() => bodyHashes(undefined, "alice", "{}", {})).toThrow("BODY_HASH_SECRET");
  expect(() => bodyHashes("", "alice", "{}", {})).toThrow("BODY_HASH_SECRET");
});
