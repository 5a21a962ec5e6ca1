import { type Access, type Endpoint, isOptional } from "@bellyfed/core/endpoint";
import { faultCodes } from "@bellyfed/core/fault";
import { MOST_KEY } from "@bellyfed/core/http/route";
import { toJsonSchema } from "@valibot/to-json-schema";
import * as v from "valibot";

type Json = Record<string, unknown>;
const JSON_TYPE = "application/json";
type AnySchema = v.GenericSchema<unknown, unknown>;

/** The OpenAPI 3.1 document of these operations, made from their schemas; `codes`: those of the problems that they answer. */
export function openApi(endpoints: readonly Endpoint[], codes: readonly string[], serverUrl = "/"): Json {
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
        "Restaurants, menus, reviews. Lists are paged by `next_cursor` and a `Link` header. Errors are problem documents (RFC 9457) " +
        "whose `code` says what happened and whose `errors` say by code and params what is wrong with each field. " +
        "Writes honour `Idempotency-Key`; PATCH and writes of a menu honour `If-Match`. A read that names a version as `at_least` waits " +
        "up to two seconds for it; `Bellyfed-Behind: true` says that it is not there yet.",
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
      schemas: { Problem: problemSchema(codes) },
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
  const { method, status, otherStatus, summary, tag, access } = endpoint;
  const body = schemaOf(endpoint.body, "input");
  const takesBody = method !== "GET" && Object.keys((body.properties ?? body) as Json).length > 0;
  const success = { description: "Success", ...(status !== 204 && { content: contentOf(endpoint) }) };
  return {
    operationId: endpoint.operation,
    summary,
    tags: [tag],
    security: securityOf(access),
    parameters: [
      ...parameters(endpoint.params, "path"),
      ...parameters(endpoint.query, "query"),
      ...(method === "GET"
        ? [header("If-None-Match")]
        : [header("Idempotency-Key", { minLength: 1, maxLength: MOST_KEY })]),
      ...(method === "PATCH" ? [header("If-Match")] : []),
    ],
    ...(takesBody && {
      requestBody: { required: !takesNothing(endpoint), content: { [JSON_TYPE]: { schema: body } } },
    }),
    responses: {
      [status]: success,
      ...(otherStatus && { [otherStatus]: success }),
      ...(method === "GET" && { 304: { description: "Not modified" } }),
      default: { $ref: "#/components/responses/Problem" },
    },
  };
}

/** Whether its body may be left out: an empty one is read as an empty object. */
const takesNothing = ({ body }: Endpoint): boolean => v.is(body, {});

/** Answers of other types than JSON are described as plain text. */
function contentOf({ produces = [JSON_TYPE], response }: Endpoint): Json {
  const schema = schemaOf(response, "output");
  return Object.fromEntries(
    produces.map((type) => [type, { schema: type === JSON_TYPE ? schema : { type: "string" } }]),
  );
}

const header = (name: string, limits: Json = {}): Json => ({
  name,
  in: "header",
  required: false,
  schema: { type: "string", ...limits },
});

/** Whichever of these is met lets in; the first is the least that is asked for. */
function securityOf(access: Access): Json[] {
  if (access === "open") return [];
  if (access === "key") return [{ apiKey: [] }];
  return isOptional(access) ? [{ apiKey: [] }, { apiKey: [], token: [] }] : [{ apiKey: [], token: [...access] }];
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
  const { $schema: _, ...json } = toJsonSchema(schema as v.GenericSchema, {
    typeMode,
    target: "draft-2020-12",
    errorMode: "ignore",
  });
  return json;
}

const problemSchema = (codes: readonly string[]): Json => ({
  type: "object",
  required: ["type", "title", "status", "detail", "instance", "code", "trace_id"],
  properties: {
    type: { type: "string", format: "uri" },
    title: { type: "string" },
    status: { type: "integer" },
    detail: { type: "string" },
    instance: { type: "string" },
    code: { enum: codes, description: "Stable and machine-readable" },
    trace_id: { type: "string" },
    errors: {
      type: "array",
      items: {
        type: "object",
        required: ["pointer", "code", "params", "message"],
        properties: {
          pointer: {
            type: "string",
            description: "JSON pointer into the body, or /query/<name>, /path/<name>, /header/<name>",
          },
          code: { enum: faultCodes, description: "What is wrong there: stable and machine-readable" },
          params: {
            type: "object",
            description:
              "What the message speaks of. too_long, too_many, too_deep: `most`; too_short, too_few: `least`; out_of_range: `min`, `max`; " +
              "not_one_of: `options`; wrong_type: `expected`, a type of JSON; not_a_date: `like`, an example; others: nothing",
            additionalProperties: {
              anyOf: [{ type: "string" }, { type: "number" }, { type: "array", items: { type: "string" } }],
            },
          },
          message: { type: "string", description: "The same in English" },
        },
      },
    },
  },
});
