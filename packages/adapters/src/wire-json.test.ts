import fc from "fast-check";
import { expect, it } from "vitest";
import { wireJson } from "./wire-json.ts";

/** What SQS takes. */
const TAKEN = /^[\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]*$/u;

it.each(["", "Zoë 😀", "\u0000\u001f", "\ud800 alone", "\ufffe\uffff", '"\\'])(
  "writes %j in characters that SQS takes",
  (text) => {
    expect(wireJson({ text })).toMatch(TAKEN);
    expect(JSON.parse(wireJson({ text }))).toEqual({ text });
  },
);

it("means the same as JSON, whatever the text", () =>
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 0xffff })), (units) => {
      const value = { [String.fromCharCode(...units)]: String.fromCharCode(...units) };
      expect(wireJson(value)).toMatch(TAKEN);
      expect(JSON.parse(wireJson(value))).toEqual(value);
    }),
  ));
