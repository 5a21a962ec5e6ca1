import type { Json } from "./json-schema.ts";

/** Another name for a schema that is known by one already. */
export type Named = (schema: Json) => string | undefined;

/** A JSON Schema as TypeScript would write it, in lines: short, and read by people and language models alike. `indent`: before each line but the first. */
export function typeText(schema: Json, named: Named = () => undefined, indent = ""): string {
  const known = named(schema);
  if (known) return known;
  const options = schema.enum as readonly unknown[] | undefined;
  if (options) return options.map((option) => JSON.stringify(option)).join(" | ");
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  const any = schema.anyOf as readonly Json[] | undefined;
  if (any) return any.map((each) => typeText(each, named, indent)).join(" | ");
  if (Array.isArray(schema.type))
    return schema.type
      .map((type) => (type === "null" ? type : typeText({ ...schema, type }, named, indent)))
      .join(" | ");
  if (schema.type === "array") return listText(schema, named, indent);
  return schema.properties ? objectText(schema, named, indent) : simple(schema);
}

/** What a schema says of itself in words, in one line; nothing where that is only of which characters a text may be. */
export const aboutOf = ({ description }: Json): string =>
  typeof description === "string" && !description.startsWith("One line") ? description.replaceAll("\n", " ") : "";

const simple = ({ type, format, additionalProperties }: Json): string => {
  if (type === "object") return additionalProperties === false ? "{}" : "object";
  return typeof type === "string" ? `${type}${format ? ` (${format})` : ""}` : "any";
};

function listText({ items, prefixItems }: Json, named: Named, indent: string): string {
  const places = prefixItems as readonly Json[] | undefined;
  if (places) return `[${places.map((each) => typeText(each, named, indent)).join(", ")}]`;
  const item = items ? typeText(items as Json, named, indent) : "any";
  return item.includes(" | ") && !item.startsWith("{") ? `(${item})[]` : `${item}[]`;
}

function objectText({ properties, required = [] }: Json, named: Named, indent: string): string {
  const inner = `${indent}  `;
  const fields = Object.entries(properties as Readonly<Record<string, Json>>).map(([name, property]) => {
    const optional = (required as readonly string[]).includes(name) ? "" : "?";
    const about = aboutOf(property);
    return `${inner}${name}${optional}: ${typeText(property, named, inner)}${about && ` // ${about}`}`;
  });
  return fields.length === 0 ? "{}" : `{\n${fields.join("\n")}\n${indent}}`;
}
