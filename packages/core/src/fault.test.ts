import { expect, test } from "vitest";
import { fault, faultCodes, faultIn, faultOf, fieldError } from "./fault.ts";

test("a fault at its place says it by code, params and in English", () => {
  expect(fieldError("/name", faultOf("too_long", { most: 120 }))).toEqual({
    pointer: "/name",
    code: "too_long",
    params: { most: 120 },
    message: "must have at most 120 characters",
  });
  expect(fieldError("/name", faultOf("required"))).toMatchObject({ params: {}, message: "is required" });
});

test("a sentence follows its params", () => {
  const said = (options: string[]) => fieldError("", faultOf("not_one_of", { options })).message;
  expect([said(["a"]), said(["a", "b"])]).toEqual(["must be a", "must be one of a, b"]);
  const short = (least: number) => fieldError("", faultOf("too_short", { least })).message;
  expect([short(1), short(2)]).toEqual(["must not be empty", "must have at least 2 characters"]);
});

test("a check's message gives its fault back, and other messages hold none", () => {
  expect(faultIn(fault("out_of_range", { min: 1, max: 5 }))).toEqual(faultOf("out_of_range", { min: 1, max: 5 }));
  expect(faultIn("Invalid type: Expected string but received 1")).toBeUndefined();
});

test("a code outside the list, and params that it does not have, do not compile", () => {
  // @ts-expect-error: no such code
  const unknown = () => faultOf("made_of_cheese");
  // @ts-expect-error: it speaks of `most`
  const wrong = () => faultOf("too_long", { least: 1 });
  // @ts-expect-error: its params are missing
  const bare = () => fault("too_long");
  expect([unknown, wrong, bare]).toHaveLength(3);
});

test("codes are lower-case words, a pattern's with its name", () => {
  expect(faultCodes.length).toBeGreaterThan(20);
  expect(faultCodes.filter((code) => !/^(pattern\.)?[a-z][a-z0-9_]*$/.test(code))).toEqual([]);
});
