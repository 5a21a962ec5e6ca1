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
  /** Whose text it holds: the field beside it that names the subject. */
  readonly "x-personal"?: string;
}

/** A schema of a payload as JSON Schema. Throws for what JSON Schema cannot say: nobody would see it change. */
export function jsonSchemaOf(schema: GenericSchema<unknown, unknown>): JsonSchema {
  const { $schema: _, ...json } = toJsonSchema(schema as GenericSchema, { target: "draft-2020-12" });
  return json as JsonSchema;
}
