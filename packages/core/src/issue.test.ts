import * as v from "valibot";
import { expect, test } from "vitest";
import { type Fault, fault, faultOf } from "./fault.ts";
import { faultOfIssue } from "./issue.ts";

const text = v.string();
const Field = v.strictObject({ a: text });
const cases: readonly [string, v.GenericSchema<unknown, unknown>, unknown, Fault][] = [
  ["text that is none", text, 1, faultOf("wrong_type", { expected: "string" })],
  ["a list that is none", v.array(text), {}, faultOf("wrong_type", { expected: "array" })],
  ["an object that is none", Field, "x", faultOf("wrong_type", { expected: "object" })],
  ["true for a number", v.number(), true, faultOf("wrong_type", { expected: "number" })],
  ["a word for true", v.boolean(), "yes", faultOf("wrong_type", { expected: "boolean" })],
  ["a field too few", Field, {}, faultOf("required")],
  ["a field too many", Field, { a: "", b: "" }, faultOf("unknown_field")],
  ["too little text", v.pipe(text, v.minLength(2)), "a", faultOf("too_short", { least: 2 })],
  ["too much text", v.pipe(text, v.maxLength(1)), "ab", faultOf("too_long", { most: 1 })],
  ["too few entries", v.pipe(v.array(text), v.minLength(1)), [], faultOf("too_few", { least: 1 })],
  ["too many entries", v.pipe(v.array(text), v.maxLength(0)), ["a"], faultOf("too_many", { most: 0 })],
  ["a part of a number", v.pipe(v.number(), v.integer()), 0.5, faultOf("not_whole")],
  ["no time", v.pipe(text, v.isoTimestamp()), "soon", faultOf("not_a_time")],
  ["what a check names", v.pipe(text, v.regex(/^x$/, fault("pattern.phone"))), "y", faultOf("pattern.phone")],
  ["what no check names", v.pipe(text, v.regex(/^x$/, "must be x")), "y", faultOf("invalid")],
];

test.each(cases)("%s has its code and params", (_, schema, input, expected) => {
  expect(v.safeParse(schema, input).issues?.map(faultOfIssue)).toEqual([expected]);
});
