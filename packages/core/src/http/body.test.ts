import { expect, test } from "vitest";
import { AppError } from "../error.ts";
import { decodeBody, parseJson } from "./body.ts";

const caught = (run: () => unknown): AppError => {
  try {
    run();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
};

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
  expect(caught(() => parseJson(deep, "application/json")).status).toBe(422);
  const list = `{"name":"a","items":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
  expect(caught(() => parseJson(list, "application/json")).status).toBe(422);
});
