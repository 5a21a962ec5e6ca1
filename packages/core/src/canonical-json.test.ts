import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson } from "./canonical-json.ts";

test.each([
  ['{"b":1,"a":{"d":[2,1],"c":null}}', '{"a":{"c":null,"d":[2,1]},"b":1}'],
  ['{ "a" : 1.0, "b": 1e2, "c": -0 }', '{"a":1,"b":100,"c":0}'],
  ['"\\u00e9\\/"', '"é/"'],
  ['{"10":1,"9":2,"é":3,"z":4,"\\ud83d\\ude00":5,"\\ufb01":6}', '{"10":1,"9":2,"z":4,"é":3,"😀":5,"ﬁ":6}'],
  ['{"__proto__":{"b":1,"a":2},"a":1}', '{"__proto__":{"a":2,"b":1},"a":1}'],
  ["[]", "[]"],
  ["null", "null"],
])("%s is written %s", (json, canonical) => {
  expect(canonicalJson(JSON.parse(json))).toBe(canonical);
});

const reversed = (value: unknown): unknown =>
  typeof value !== "object" || value === null
    ? value
    : Array.isArray(value)
      ? value.map(reversed)
      : Object.fromEntries(
          Object.entries(value)
            .reverse()
            .map(([name, inner]) => [name, reversed(inner)]),
        );

test("it is the same for the same value in any order, and the value again when it is read", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (any) => {
      const value: unknown = JSON.parse(JSON.stringify(any));
      expect(canonicalJson(reversed(value))).toBe(canonicalJson(value));
      expect(JSON.parse(canonicalJson(value))).toEqual(value);
    }),
  );
});
