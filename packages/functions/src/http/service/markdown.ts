import { bodyOf, curl, operationsByTag, type Placed, successOf, whoCalls } from "./described.ts";
import type { Json } from "./json-schema.ts";
import { aboutOf, type Named, typeText } from "./type-text.ts";

/** The OpenAPI document as Markdown, for language models and whoever reads that rather than HTML. */
export function docsMarkdown(document: Json): string {
  const tags = [...operationsByTag(document)];
  const named = namesOf(tags.flatMap(([, operations]) => operations));
  const parts = [
    "# Bellyfed API",
    (document.info as { readonly description: string }).description,
    "Send your key as `X-Api-Key`, and for writes a token as `Authorization: Bearer …`. The machine-readable form is [/openapi.json](/openapi.json) (OpenAPI 3.1), events are in [/asyncapi.json](/asyncapi.json).",
    contents(tags),
    ...tags.flatMap(([tag, operations]) => [`## ${tag}`, ...operations.flatMap((placed) => section(placed, named))]),
  ];
  return `${parts.join("\n\n")}\n`;
}

const contents = (tags: readonly (readonly [string, readonly Placed[]])[]): string =>
  tags
    .map(([tag, operations]) => `- ${tag}: ${operations.map(({ operation }) => operation.operationId).join(", ")}`)
    .join("\n");

function section(placed: Placed, named: (own: string) => Named): string[] {
  const { method, path, operation } = placed;
  const [body, { status, schema }] = [bodyOf(operation), successOf(operation)];
  const own = named(operation.operationId);
  return [
    `### ${operation.operationId}`,
    `\`${method} ${path}\``,
    `${operation.deprecated ? operation.description : `${operation.summary}.`} ${whoCalls(operation)}`,
    fenced("sh", curl(placed)),
    ...parameterLines(operation.parameters),
    ...(body ? ["Body:", fenced("ts", typeText(body, own))] : []),
    ...(schema ? [`Answer (${status}):`, fenced("ts", typeText(schema, own))] : [`Answer: ${status}, without a body.`]),
  ];
}

const fenced = (language: string, text: string): string => `\`\`\`${language}\n${text}\n\`\`\``;

/** Header fields that mean the same wherever they can be sent; what the API says of itself tells of them. */
const EVERYWHERE = ["Idempotency-Key", "If-Match", "If-None-Match"];

function parameterLines(parameters: Placed["operation"]["parameters"]): string[] {
  const own = parameters.filter(({ name }) => !EVERYWHERE.includes(name));
  return own.length > 0 ? [own.map(parameterLine).join("\n")] : [];
}

const parameterLine = ({ name, in: place, required, schema }: Placed["operation"]["parameters"][number]): string => {
  const about = aboutOf(schema);
  return `- \`${name}\` (${place}${required ? ", required" : ""}): ${typeText(schema)}${about && `. ${about}`}`;
};

/** What an operation answers first has its name where others answer the same, alone or within something. */
function namesOf(all: readonly Placed[]): (own: string) => Named {
  const known = new Map<string, string>();
  for (const { operation } of all) {
    const { schema } = successOf(operation);
    const key = JSON.stringify(schema);
    if (schema?.properties && !known.has(key)) known.set(key, operation.operationId);
  }
  return (own) => (schema) => {
    const name = known.get(JSON.stringify(schema));
    return name === undefined || name === own ? undefined : `(what ${name} answers)`;
  };
}
