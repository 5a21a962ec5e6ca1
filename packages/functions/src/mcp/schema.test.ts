import { integerText, line, oneOf, severalWords, strictObject } from "@bellyfed/core/schema";
import { tools } from "@bellyfed/features/mcp/tools";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { asked, inputOf, schemaOf } from "./schema.ts";
import { shortened } from "./shortened.ts";
import { asTexts } from "./texts.ts";

const schema = strictObject({
  name: v.optional(line(20)),
  level: severalWords(integerText(1, 4), 4),
  flag: v.optional(oneOf(["1"])),
  place: v.nullish(strictObject({ lat: v.number() })),
});
const validate = (value: unknown) => asked(schema)["~standard"].validate(value);

describe("what a tool is asked with", () => {
  it("is JSON for what an address writes out", () => {
    expect(asTexts(schema, { level: [1, "2"], flag: true, place: { lat: 3 } })).toEqual({
      ...{ level: ["1", "2"], flag: "1", place: { lat: 3 } },
    });
    expect(asTexts(schema, { level: 4, flag: false, place: null })).toEqual({ level: ["4"], place: null });
  });

  it("stays what it is where it is nothing that is asked for", () => {
    const strange = { toString: 1, level: [{}], name: ["x"], place: [] };
    expect(asTexts(schema, strange)).toEqual(strange);
    for (const value of ["text", null, [1]]) expect(asTexts(schema, value)).toEqual(value);
  });

  it("is checked by the contract, and passed on as it was asked", async () => {
    expect(await validate({ level: 4 })).toEqual({ value: { level: ["4"] } });
    expect(await validate(undefined)).toEqual({ value: {} });
    expect(await validate({ level: [9], more: 1 })).toEqual({
      issues: [
        { path: ["level", "0"], message: "must be between 1 and 4" },
        { path: ["more"], message: "is not a known field" },
      ],
    });
  });
});

it("models are shown numbers, lists and true, and no lists of characters", () => {
  const { properties } = schemaOf(schema, "input") as { properties: Readonly<Record<string, object>> };
  expect(properties.level).toEqual({
    type: "array",
    items: { type: "integer", minimum: 1, maximum: 4 },
    minItems: 1,
    maxItems: 4,
  });
  expect(properties.flag).toMatchObject({ type: "boolean" });
  expect(properties.name).not.toHaveProperty("pattern");
  const all = JSON.stringify(
    Object.values(tools).map(({ input, output }) => [schemaOf(input, "input"), schemaOf(output, "output")]),
  );
  expect(all.length).toBeLessThan(40_000);
  expect(all).not.toContain("x-commas");
});

it("long texts are cut wherever they stand, between characters", () => {
  expect(shortened({ a: ["abcd", { b: "ab" }], n: 12345, z: null }, 3)).toEqual({
    a: ["abc…", { b: "ab" }],
    n: 12345,
    z: null,
  });
  expect(shortened("ab😀cd", 3)).toBe("ab…");
});

it("every argument of a search says what it means, in words that are for models", () => {
  const { properties } = inputOf(tools.search_restaurants.input) as {
    properties: Readonly<Record<string, { description?: string }>>;
  };
  const wordless = Object.entries(properties).filter(([, { description = "One line" }]) =>
    description.startsWith("One line"),
  );
  expect(wordless.map(([name]) => name)).toEqual([]);
});
