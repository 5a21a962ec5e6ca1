import { toJsonSchema } from "@valibot/to-json-schema";
import type { GenericSchema } from "valibot";

/** As much of JSON Schema (draft 2020-12) as payloads need. */
export interface JsonSchema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
}

/** A schema of ours as JSON Schema. */
export function jsonSchemaOf(schema: GenericSchema<unknown, unknown>): JsonSchema {
  const { $schema: _, ...json } = toJsonSchema(schema as GenericSchema, {
    target: "draft-2020-12",
    errorMode: "ignore",
  });
  return json as JsonSchema;
}
