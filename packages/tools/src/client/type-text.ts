import { toJsonSchema } from "@valibot/to-json-schema";
import type { GenericSchema } from "valibot";

/** As much of JSON Schema (draft 2020-12) as contracts need. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema | boolean;
  readonly prefixItems?: readonly Schema[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly description?: string;
  readonly default?: unknown;
}

/** Of what is asked, or of what is answered. */
export type Direction = "input" | "output";

/** A contract's schema as JSON Schema, as it is checked: a number in a query is the text it comes as. An answer leaves out nothing that a request may leave out for a default. */
export function schemaOf(schema: GenericSchema<unknown, unknown>, direction: Direction): Schema {
  const { $schema: _, ...json } = toJsonSchema(schema as GenericSchema, {
    typeMode: direction,
    target: "draft-2020-12",
    errorMode: "ignore",
  });
  return (direction === "output" ? filled(json) : json) as Schema;
}

/** With every property that has a default among those that are always there. */
function filled(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(filled);
  if (typeof node !== "object" || node === null) return node;
  const {
    properties,
    required = [],
    ...rest
  } = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, filled(value)])) as {
    properties?: Record<string, object>;
    required?: string[];
  };
  if (!properties) return rest;
  const chosen = Object.keys(properties).filter((name) => "default" in (properties[name] ?? {}));
  return { ...rest, properties, required: [...required, ...chosen] };
}

/** The name that the text of an object or a union has, if it has one: `{ lat: number; lng: number }` is a `Location`. */
export type NameOf = (text: string) => string | undefined;
/** What a type is written for: what is asked may say `undefined` for what it leaves out, as JSON does not see it. */
export interface Writing {
  readonly nameOf: NameOf;
  readonly direction: Direction;
}

const basic: Readonly<Record<string, string>> = {
  string: "string",
  integer: "number",
  number: "number",
  boolean: "boolean",
  null: "null",
};

/** A schema as a type of TypeScript. Throws for what TypeScript would be silent about: nobody would see it. */
export function typeText(schema: Schema, writing: Writing): string {
  const { type, anyOf } = schema;
  if (schema.enum) return named(union(schema.enum.map((value) => JSON.stringify(value))), writing);
  if (Array.isArray(type)) return union(type.map((each: string) => typeText({ ...schema, type: each }, writing)));
  if ("const" in schema) return JSON.stringify(schema.const);
  if (type === "object") return objectText(schema, writing);
  if (type === "array") return arrayText(schema, writing);
  if (anyOf) return union(anyOf.map((each) => typeText(each, writing)));
  if (type === undefined) return "unknown";
  const text = basic[type as string];
  if (text === undefined) throw new Error(`No type of TypeScript is known for ${JSON.stringify(schema)}`);
  return text;
}

const named = (text: string, { nameOf }: Writing): string => nameOf(text) ?? text;
const union = (parts: readonly string[]): string => [...new Set(parts)].join(" | ");

function objectText(schema: Schema, writing: Writing): string {
  const { properties, additionalProperties } = schema;
  if (!properties) {
    const value = typeof additionalProperties === "object" ? typeText(additionalProperties, writing) : "unknown";
    return `Record<string, ${value}>`;
  }
  return named(membersText(schema, writing), writing);
}

/** An object's members in braces, whatever name it has. */
export function membersText({ properties = {}, required = [] }: Schema, writing: Writing): string {
  const members = Object.entries(properties).map(([name, property]) => {
    const isThere = required.includes(name);
    const orNot = !isThere && writing.direction === "input" ? " | undefined" : "";
    const text = `${keyText(name)}${isThere ? "" : "?"}: ${typeText(property, writing)}${orNot}`;
    return `${commentText(property.description)}${text};`;
  });
  return members.length === 0 ? "{}" : `{\n${members.join("\n")}\n}`;
}

function arrayText({ items, prefixItems, minItems, maxItems }: Schema, writing: Writing): string {
  if (prefixItems) return `[${prefixItems.map((place) => typeText(place, writing)).join(", ")}]`;
  const item = typeText(typeof items === "object" ? items : {}, writing);
  if (minItems !== undefined && minItems === maxItems) return `[${Array(minItems).fill(item).join(", ")}]`;
  return `${/ \| /.test(item) ? `(${item})` : item}[]`;
}

/** A name as a key of an object type. */
export const keyText = (name: string): string => (/^\w+$/.test(name) ? name : JSON.stringify(name));

/** A sentence before what it is about; nothing where there is none. */
export const commentText = (about: string | undefined): string =>
  about ? `/** ${about.replaceAll("*/", "*\\/")} */\n` : "";
