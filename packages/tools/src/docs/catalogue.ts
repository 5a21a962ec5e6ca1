import type { EventDefinition } from "@bellyfed/core/event";
import { type JsonSchema, jsonSchemaOf } from "./json-schema.ts";

const INTRODUCTION = `# Event catalogue

Made from the events' schemas by \`npm run docs\`; do not edit. Every event travels in the same envelope
(\`packages/core/src/envelope.ts\`): \`event_id\`, \`timestamp\`, \`event_type\`, \`source\`, \`version\`, \`trace_id\`, \`status\`, \`payload\`,
and for events of the log \`stream_id\` and \`stream_version\`. On EventBridge, Source is \`source\`, DetailType is \`event_type\`, Detail is the
envelope. Readers ignore unknown fields.
`;

/** The page that lists every event type with the fields of its payload. */
export function catalogue(groups: Readonly<Record<string, readonly EventDefinition[]>>): string {
  const sections = Object.entries(groups).map(
    ([source, events]) => `## Source \`${source}\`\n\n${events.map(section).join("\n")}`,
  );
  return `${[INTRODUCTION, ...sections].join("\n")}`;
}

function section({ type, version, schema }: EventDefinition): string {
  const json = jsonSchemaOf(schema);
  const rows = Object.entries(json.properties ?? {}).map(
    ([name, field]) => `| \`${name}\` | ${typeOf(field)} | ${json.required?.includes(name) ? "yes" : "no"} |`,
  );
  return `### ${type}\n\nPayload version ${version}.\n\n| field | type | required |\n|---|---|---|\n${rows.join("\n")}\n`;
}

function typeOf(schema: JsonSchema): string {
  if (schema.enum) return schema.enum.map((value) => `\`${JSON.stringify(value)}\``).join(", ");
  if (schema.anyOf) return schema.anyOf.map(typeOf).join(" or ");
  if (schema.type === "array") return `array of ${schema.items ? typeOf(schema.items) : "anything"}`;
  if (schema.properties) return `object { ${Object.keys(schema.properties).join(", ")} }`;
  return schema.type ?? "anything";
}
