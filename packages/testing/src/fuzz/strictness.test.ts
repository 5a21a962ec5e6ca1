import type { Endpoint } from "@bellyfed/core/endpoint";
import { isTimeZone } from "@bellyfed/core/hours/zone";
import { line, named, text, title } from "@bellyfed/core/schema";
import { endpoints } from "@bellyfed/features/features";
import { fields } from "@bellyfed/features/restaurants/fields";
import { jsonSchemaOf } from "@bellyfed/functions/http/service/json-schema";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { document, type JsonSchema, type Operation, operations } from "./document.ts";
import { almost } from "./mutate.ts";
import { valuesByDocument } from "./values-by-document.ts";

// The document is to be as strict as the code: what it allows is taken, and what it does not allow is refused.
const RUNS = { numRuns: Number(process.env.FUZZ_RUNS ?? 100), seed: 20_261_127 };
const ID = "https://bellyfed/openapi.json";
const isDay = (day: string) => new Date(`${day}T00:00:00Z`).toJSON()?.slice(0, 10) === day;
const ajv = new Ajv2020({ strict: false, formats: { date: isDay, "time-zone": isTimeZone } }).addSchema(document, ID);
/** Left to the code: whether joiners join something, and format controls of shorthand and music. */
const LEFT_TO_CODE = /[\u200b-\u200d]|[\u180b-\u180f]|[\ufe00-\ufe0f]|[\u{1bca0}-\u{1bca3}]|[\u{1d173}-\u{1d17a}]/u;
/** A name may consist of letters above U+FFFF, of which the document does not know. */
const HIGH = /[\u{10000}-\u{10ffff}]/u;
const endpointOf = ({ operationId }: Operation) => (endpoints as Record<string, Endpoint>)[operationId] as Endpoint;

/** Messages of a protocol are refused by its own library, in its own form. */
const speaksProtocol = (operation: Operation): boolean => endpointOf(operation).refusesAs !== undefined;
const withBody = operations.filter((operation) => operation.requestBody && !speaksProtocol(operation));
const bodyOf = ({ requestBody }: Operation) => requestBody?.content["application/json"]?.schema as JsonSchema;

describe.each(withBody)("the body of $operationId", (operation) => {
  const schema = bodyOf(operation);
  const allows = ajv.compile(schema);
  const takes = (value: unknown) => v.is(endpointOf(operation).body, value);

  it("is taken when the document allows it", () => {
    fc.assert(
      fc.property(valuesByDocument(schema), (value) => {
        fc.pre(allows(value) && !LEFT_TO_CODE.test(JSON.stringify(value)));
        expect(takes(value), JSON.stringify(value)).toBe(true);
      }),
      RUNS,
    );
  });

  it("is refused when the document does not allow it", () => {
    fc.assert(
      fc.property(almost(valuesByDocument(schema)), (value) => {
        fc.pre(!allows(value) && !HIGH.test(JSON.stringify(value)));
        expect(takes(value), JSON.stringify(value)).toBe(false);
      }),
      RUNS,
    );
  });
});

const parametersIn = (operation: Operation, place: string) => operation.parameters.filter(({ in: at }) => at === place);

describe.each(operations)("the parameters of $operationId", (operation) => {
  it.each(["path", "query"] as const)("in its %s are taken when the document allows them", (place) => {
    const schemas = Object.fromEntries(parametersIn(operation, place).map(({ name, schema }) => [name, schema]));
    const { [place === "path" ? "params" : "query"]: parser } = endpointOf(operation);
    const required = parametersIn(operation, place)
      .filter((each) => each.required)
      .map(({ name }) => name);
    fc.assert(
      fc.property(valuesByDocument({ type: "object", properties: schemas, required }), (values) => {
        const texts = Object.fromEntries(
          Object.entries(values as object).map(([name, value]) => [
            name,
            Array.isArray(value) ? value.map(String) : String(value),
          ]),
        );
        fc.pre(!LEFT_TO_CODE.test(JSON.stringify(texts)));
        expect(v.is(parser, texts), JSON.stringify(texts)).toBe(true);
      }),
      RUNS,
    );
  });
});

const kinds = [
  ["a text", text(10)],
  ["a line", line(10)],
  ["a title", title(10)],
  ["a name", named(10)],
] as const;
/** The planes of all scripts and emoji, and that of the tags. */
const planes = [0, 1, 0xe].flatMap((plane) => Array.from({ length: 0x1_0000 }, (_, point) => plane * 0x1_0000 + point));
const characters = planes
  .map((point) => String.fromCodePoint(point))
  .filter((character) => character.isWellFormed() && !LEFT_TO_CODE.test(character));

describe.each(kinds)("%s", (kind, schema) => {
  const pattern = new RegExp(String(jsonSchemaOf(schema, "input").pattern), "u");
  const differ = (value: string) => pattern.test(value) !== v.is(schema, value);

  it("may hold the same characters by the document and by the code", () => {
    expect(characters.filter((character) => differ(`a${character}b`))).toEqual([]);
  });

  it("may consist of the same characters by the document and by the code", () => {
    const tells = kind === "a name" ? /[\p{L}\p{N}]/u : /./su;
    const low = characters.filter((character) => character.length === 1 && tells.test(character));
    expect(low.filter(differ)).toEqual([]);
  });
});

it.each([
  ["a phone number", fields.phone, ["(212) 555-0100", "+1 212-555-0100 ext. 12", "none"]],
  ["a web address", fields.website, ["https://example.com", "http://münchen.de:8080/a?b#c", "ftp://example.com"]],
])("%s is by the document what people write most", (_, schema, [one = "", another = "", none = ""]) => {
  const pattern = new RegExp(String(jsonSchemaOf(schema, "input").pattern), "u");
  expect([one, another].map((value) => pattern.test(value) && v.is(schema, value))).toEqual([true, true]);
  expect(pattern.test(none)).toBe(false);
});
