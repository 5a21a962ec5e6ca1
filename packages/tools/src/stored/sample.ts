import fc from "fast-check";
import type { JsonSchema } from "../docs/json-schema.ts";

/** Where texts and numbers come from. */
export interface Leaves {
  readonly text: fc.Arbitrary<string>;
  readonly number: fc.Arbitrary<number>;
}
const anything: Leaves = { text: fc.string(), number: fc.double({ noNaN: true, noDefaultInfinity: true }) };

/** Values that a schema of a stored payload allows. Throws for a kind of schema that no payload has used so far. */
export function samplesOf(schema: JsonSchema, leaves: Leaves = anything): fc.Arbitrary<unknown> {
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((each) => samplesOf(each, leaves)));
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if ("const" in schema) return fc.constant(schema.const);
  switch (schema.type) {
    case "string":
      return leaves.text;
    case "number":
      return leaves.number;
    case "integer":
      return fc.integer();
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    case "array":
      return fc.uniqueArray(samplesOf(schema.items ?? { type: "null" }, leaves), { maxLength: 3, selector: textOf });
    case "object":
      return objectsOf(schema, leaves);
    default:
      throw new Error(`No sample is known for ${JSON.stringify(schema)}`);
  }
}

function objectsOf({ properties = {}, required = [] }: JsonSchema, leaves: Leaves): fc.Arbitrary<unknown> {
  const fields = Object.entries(properties).map(([name, schema]) => [name, samplesOf(schema, leaves)] as const);
  return fc.record(Object.fromEntries(fields), { requiredKeys: [...required], noNullPrototype: true });
}

const textOf = (value: unknown): string => JSON.stringify(value);
