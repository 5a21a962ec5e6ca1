import { EnvelopeSchema } from "@bellyfed/core/envelope";
import type { EventDefinition } from "@bellyfed/core/event";
import { jsonSchemaOf } from "./json-schema.ts";

/** The event catalogue as data, for the site's page of it: the envelope and every payload as JSON Schema. */
export const eventSchemas = (
  groups: Readonly<Record<string, readonly EventDefinition[]>>,
): Record<string, unknown> => ({
  note: "Made by `npm run docs`; do not edit.",
  envelope: jsonSchemaOf(EnvelopeSchema),
  sources: Object.entries(groups).map(([source, events]) => ({
    source,
    events: events.map(({ type, version, schema }) => ({ type, version, payload: jsonSchemaOf(schema) })),
  })),
});
