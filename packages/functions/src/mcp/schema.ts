import { AppError } from "@bellyfed/core/error";
import { parse } from "@bellyfed/core/parse";
import { argumentNotes } from "@bellyfed/features/mcp/rules";
import type { StandardSchemaWithJSON } from "@modelcontextprotocol/server";
import type * as v from "valibot";
import { type Direction, type Json, jsonSchemaOf } from "../http/service/json-schema.ts";
import { asTexts } from "./texts.ts";

type AnySchema = v.GenericSchema<unknown, unknown>;

/** Longer ones are lists of Unicode's ranges, which tell a language model nothing and are checked anyway. */
const LONGEST_PATTERN = 200;

/** A schema as models are shown it: without what only checks, and with true and false where an address has `1` or nothing. */
export const schemaOf = (schema: AnySchema, direction: Direction): Json =>
  shown(jsonSchemaOf(schema, direction)) as Json;

/** What a tool is asked with, as models are shown it: with notes on each argument. */
export function inputOf(schema: AnySchema): Json {
  const shown = schemaOf(schema, "input");
  const properties = Object.entries((shown.properties ?? {}) as Readonly<Record<string, Json>>);
  const noted = properties.map(([name, property]) => {
    const description = Object.hasOwn(argumentNotes, name) ? argumentNotes[name] : undefined;
    return [name, description === undefined ? property : { ...property, description }];
  });
  return { ...shown, properties: Object.fromEntries(noted) };
}

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function shown(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(shown);
  if (!isObject(node)) return node;
  const { "x-commas": _, pattern, ...words } = node;
  const inner = Object.fromEntries(Object.entries(words).map(([key, value]) => [key, shown(value)]));
  if (isFlag(words)) return { ...inner, enum: undefined, type: "boolean" };
  return typeof pattern === "string" && pattern.length <= LONGEST_PATTERN ? { ...inner, pattern } : inner;
}

const isFlag = ({ enum: options }: Json): boolean =>
  Array.isArray(options) && options.length === 1 && options[0] === "1";

/** What a tool is asked with: checked by the contract, and passed on as the API's addresses and bodies have it. */
export const asked = (schema: AnySchema): StandardSchemaWithJSON<unknown, Json> => ({
  "~standard": {
    version: 1,
    vendor: "bellyfed",
    validate: (value) => validated(schema, asTexts(schema, value ?? {})),
    jsonSchema: { input: () => ({ ...inputOf(schema) }), output: () => ({ ...inputOf(schema) }) },
  },
});

/** What a tool answers. It is the API's own answer, which may hold what was written under former rules: it is not checked again. */
export const answered = (schema: AnySchema): StandardSchemaWithJSON<Json, Json> => ({
  "~standard": {
    version: 1,
    vendor: "bellyfed",
    validate: (value) => ({ value: value as Json }),
    jsonSchema: { input: () => ({ ...schemaOf(schema, "output") }), output: () => ({ ...schemaOf(schema, "output") }) },
  },
});

function validated(schema: AnySchema, value: unknown) {
  try {
    parse(schema, value);
    return { value: value as Json };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { issues: error.errors.map(({ pointer, message }) => ({ message, path: pointer.split("/").slice(1) })) };
  }
}
