import { EnvelopeSchema } from "@bellyfed/core/envelope";
import type { EventDefinition } from "@bellyfed/core/event";
import { toJsonSchema } from "@valibot/to-json-schema";
import type { GenericSchema } from "valibot";

/** The event catalogue as data, for the site's page of it: the envelope and every payload as JSON Schema. */
export const eventSchemas = (
  groups: Readonly<Record<string, readonly EventDefinition[]>>,
): Record<string, unknown> => ({
  note: "Made by `npm run docs`; do not edit.",
  envelope: schemaOf(EnvelopeSchema),
  sources: Object.entries(groups).map(([source, events]) => ({
    source,
    events: events.map(({ type, version, schema }) => ({ type, version, payload: schemaOf(schema) })),
  })),
});

function schemaOf(schema: GenericSchema<unknown, unknown>): Record<string, unknown> {
  const { $schema: _, ...json } = toJsonSchema(schema as GenericSchema, {
    target: "draft-2020-12",
    errorMode: "ignore",
  });
  return json;
}
