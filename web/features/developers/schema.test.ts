import { expect, it } from "vitest";
import { fieldsOf, type JsonSchema } from "./schema.ts";

const line: JsonSchema = { type: "string", minLength: 1, maxLength: 64, description: "One line with a letter" };
const nullable = (schema: JsonSchema): JsonSchema => ({ anyOf: [schema, { type: "null" }], default: null });
const paths = (schema: JsonSchema) => fieldsOf(schema).map(({ path }) => path);
const one = (schema: JsonSchema) => fieldsOf({ properties: { it: schema } })[0]!;

it("an object's fields are followed by those inside them, through null and lists", () => {
  const address: JsonSchema = { type: "object", properties: { street: line } };
  const schema: JsonSchema = {
    type: "object",
    required: ["name"],
    properties: { name: line, address: nullable(address), rows: { type: "array", items: address } },
  };
  expect(paths(schema)).toEqual(["name", "address", "address.street", "rows", "rows[].street"]);
  expect(fieldsOf(schema).filter(({ required }) => required)).toHaveLength(1);
});

it("a list has the fields of what it lists, and a text is itself", () => {
  const rows: JsonSchema = { type: "array", items: { type: "object", properties: { id: line } } };
  expect(paths(rows)).toEqual(["", "[].id"]);
  expect(fieldsOf({ type: "string" })).toMatchObject([{ path: "", type: "string" }]);
});

it.each<[string, JsonSchema]>([
  ["string | null", nullable(line)],
  ["date", { type: "string", format: "date" }],
  ['"open" | "closed"', { enum: ["open", "closed"], type: "string" }],
  ["string[]", { type: "array", items: line }],
  ["(string | null)[]", { type: "array", items: nullable(line) }],
  ["[integer, string]", { type: "array", prefixItems: [{ type: "integer" }, line] }],
  ['"ok"', { const: "ok" }],
  ["any", {}],
])("is typed %s", (type, schema) => expect(one(schema).type).toBe(type));

it("limits are told, those of a list's items too, and behind null", () => {
  expect(one(nullable(line)).limits).toEqual([{ kind: "length", min: 1, max: 64 }, { kind: "oneLine" }]);
  expect(one({ type: "array", minItems: 1, maxItems: 6, items: line }).limits[0]).toEqual({
    kind: "items",
    min: 1,
    max: 6,
  });
  expect(one({ type: "string", pattern: "^[A-Z]{2}$", default: "US" }).limits).toEqual([
    { kind: "pattern", value: "^[A-Z]{2}$" },
    { kind: "default", value: '"US"' },
  ]);
});

it("the largest number that there is limits nothing", () => {
  const { limits } = one({ type: "integer", minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
  expect(limits).toEqual([{ kind: "range", min: 0, max: undefined }]);
});

it("fields that are listed elsewhere are named by that place", () => {
  const author: JsonSchema = { type: "object", properties: { id: line } };
  const sameAs = (schema: JsonSchema) => (schema === author ? "getAuthor" : undefined);
  expect(fieldsOf({ properties: { by: nullable(author), all: { items: author } } }, sameAs)).toMatchObject([
    { path: "by", sameAs: "getAuthor" },
    { path: "all", sameAs: "getAuthor" },
  ]);
});
