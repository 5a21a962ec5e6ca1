import type { Access, Endpoint } from "@bellyfed/core/endpoint";
import { toJsonSchema } from "@valibot/to-json-schema";
import type * as v from "valibot";

type Json = Record<string, unknown>;
type AnySchema = v.GenericSchema<unknown, unknown>;

/** The OpenAPI 3.1 document of these operations, made from their schemas. */
export function openApi(endpoints: readonly Endpoint[], serverUrl = "/"): Json {
  const paths: Record<string, Json> = {};
  for (const endpoint of endpoints) {
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method.toLowerCase()]: operation(endpoint) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Bellyfed",
      version: "1",
      description:
        "Restaurants, menus, reviews. Lists are paged by `next_cursor` and a `Link` header. Errors are problem documents (RFC 9457). " +
        "Writes honour `Idempotency-Key`; PATCH honours `If-Match`.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: serverUrl }],
    tags: [...new Set(endpoints.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        apiKey: { type: "apiKey", in: "header", name: "X-Api-Key" },
        token: { type: "http", scheme: "bearer", bearerFormat: "JWT" },
      },
      schemas: { Problem: problemSchema },
      responses: {
        Problem: {
          description: "A problem, RFC 9457",
          content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
        },
      },
    },
  };
}

function operation(endpoint: Endpoint): Json {
  const { method, status, summary, tag, access, produces = ["application/json"] } = endpoint;
  const body = schemaOf(endpoint.body, "input");
  const takesBody = method !== "GET" && Object.keys((body.properties ?? body) as Json).length > 0;
  const content = Object.fromEntries(produces.map((type) => [type, { schema: schemaOf(endpoint.response, "output") }]));
  return {
    operationId: endpoint.operation,
    summary,
    tags: [tag],
    security: securityOf(access),
    parameters: [
      ...parameters(endpoint.params, "path"),
      ...parameters(endpoint.query, "query"),
      ...(method === "GET" ? [header("If-None-Match")] : [header("Idempotency-Key")]),
      ...(method === "PATCH" ? [header("If-Match")] : []),
    ],
    ...(takesBody && { requestBody: { required: true, content: { "application/json": { schema: body } } } }),
    responses: {
      [status]: { description: "Success", ...(status !== 204 && { content }) },
      ...(method === "GET" && { 304: { description: "Not modified" } }),
      default: { $ref: "#/components/responses/Problem" },
    },
  };
}

const header = (name: string): Json => ({ name, in: "header", required: false, schema: { type: "string" } });

function securityOf(access: Access): Json[] {
  if (access === "open") return [];
  return access === "key" ? [{ apiKey: [] }] : [{ apiKey: [], token: [...access] }];
}

function parameters(schema: AnySchema, place: "path" | "query"): Json[] {
  const { properties = {}, required = [] } = schemaOf(schema, "input") as { properties?: Json; required?: string[] };
  return Object.entries(properties).map(([name, described]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema: described,
  }));
}

function schemaOf(schema: AnySchema, typeMode: "input" | "output"): Json {
  const { $schema: _, ...json } = toJsonSchema(schema as v.GenericSchema, { typeMode, errorMode: "ignore" });
  return json;
}

const problemSchema = {
  type: "object",
  required: ["type", "title", "status", "detail", "instance", "code", "trace_id"],
  properties: {
    type: { type: "string", format: "uri" },
    title: { type: "string" },
    status: { type: "integer" },
    detail: { type: "string" },
    instance: { type: "string" },
    code: { type: "string", description: "Stable and machine-readable" },
    trace_id: { type: "string" },
    errors: {
      type: "array",
      items: {
        type: "object",
        required: ["pointer", "message"],
        properties: {
          pointer: { type: "string", description: "JSON pointer into the body, or /query/<name>, /path/<name>" },
          message: { type: "string" },
        },
      },
    },
  },
};
