import { toJsonSchema } from "@valibot/to-json-schema";
import type * as v from "valibot";
import { portable } from "./portable.ts";

export type Json = Readonly<Record<string, unknown>>;
/** Of what is asked, or of what is answered. */
export type Direction = "input" | "output";

/**
 * A contract's schema as JSON Schema (draft 2020-12). A request's says all that JSON Schema can say of what is refused. An answer's leaves out
 * the rules of writing: what was written under others stands as it is.
 */
export function jsonSchemaOf(schema: v.GenericSchema<unknown, unknown>, direction: Direction): Json {
  const { $schema: _, ...json } = toJsonSchema(schema as v.GenericSchema, {
    typeMode: direction,
    target: "draft-2020-12",
    errorMode: "ignore",
  });
  return finished(json, direction) as Json;
}

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function finished(node: unknown, direction: Direction): unknown {
  if (Array.isArray(node)) return node.map((each) => finished(each, direction));
  if (!isObject(node)) return node;
  const { written, always, ...own } = node;
  const words = { ...own, ...wordsFor(direction, written) };
  const inner = Object.fromEntries(Object.entries(words).map(([key, value]) => [key, child(key, value, direction)]));
  return present({ ...inner, ...completion(words, inner, direction), ...chosen(always) });
}

function wordsFor(direction: Direction, written: unknown): Json {
  if (!isObject(written)) return {};
  return direction === "input" ? written : { pattern: undefined };
}

/** Under these there is no schema. */
const data = ["default", "enum", "const", "examples", "required"];

function child(key: string, value: unknown, direction: Direction): unknown {
  if (data.includes(key)) return value;
  if (key !== "properties" || !isObject(value)) return finished(value, direction);
  return Object.fromEntries(Object.entries(value).map(([name, property]) => [name, finished(property, direction)]));
}

/** Of what a request chooses the parts, only these are in every answer. */
const chosen = (always: unknown): Json => (Array.isArray(always) ? { required: always } : {});

const present = (words: Json): Json =>
  Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined));

/** What the schema library does not say, or says as most tools do not understand it; `inner`: its words with what is inside them finished. */
function completion(words: Json, inner: Json, direction: Direction): Json {
  const { type, propertyNames, pattern, default: chosen } = words;
  const isEmpty = chosen === null || isObject(chosen);
  return {
    ...(Array.isArray(inner.prefixItems) && tupleOf(inner.prefixItems)),
    // Every key of an object is a text.
    ...(isObject(propertyNames) && Object.keys(propertyNames).length === 1 && { propertyNames: undefined }),
    ...(typeof pattern === "string" && { pattern: portable(pattern) }),
    ...(type === "object" && isObject(words.properties) && required(words, direction)),
    ...(type === "integer" && typeof chosen === "string" && { default: Number(chosen) }),
    // What is left out is null, or an object of which all is left out: that goes without saying.
    ...((direction === "output" || isEmpty) && { default: undefined }),
    ...(Array.isArray(inner.anyOf) && nullable(inner.anyOf)),
  };
}

/** What may be null as one schema of two types, which generators of clients read better than two schemas. */
function nullable([schema, ...others]: readonly unknown[]): Json {
  const isNull = others.length === 1 && isObject(others[0]) && others[0].type === "null";
  if (!isNull || !isObject(schema) || typeof schema.type !== "string") return {};
  const { enum: options, ...rest } = schema;
  return {
    ...rest,
    anyOf: undefined,
    type: [schema.type, "null"],
    ...(Array.isArray(options) && { enum: [...options, null] }),
  };
}

/** Places of one kind are a list of so many, which all tools know; others are told one by one. */
function tupleOf(places: readonly unknown[]): Json {
  const [first, ...others] = places;
  const alike = others.every((each) => JSON.stringify(each) === JSON.stringify(first));
  return { ...(alike ? { prefixItems: undefined, items: first } : { items: false }), maxItems: places.length };
}

/** An answer leaves out nothing that a request may leave out for a default. */
function required({ properties, required = [] }: Json, direction: Direction): Json {
  const filled = Object.entries(properties as Json).flatMap(([name, property]) =>
    direction === "output" && isObject(property) && "default" in property ? [name] : [],
  );
  const names = [...(required as string[]), ...filled];
  return { required: names.length > 0 ? [...new Set(names)] : undefined };
}
