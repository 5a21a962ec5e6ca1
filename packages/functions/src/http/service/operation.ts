import type { Deprecation } from "@bellyfed/core/deprecation";
import { type Access, type Endpoint, isOptional } from "@bellyfed/core/endpoint";
import { MOST_KEY } from "@bellyfed/core/http/route";
import * as v from "valibot";
import { answers } from "./answers.ts";
import { type Json, jsonSchemaOf } from "./json-schema.ts";

/** One operation as the document describes it. */
export function operation(endpoint: Endpoint): Json {
  const { method, path, summary, tag, access, deprecated } = endpoint;
  const isRead = method === "GET";
  const comparesVersions = !isRead && path.includes("{");
  return {
    operationId: endpoint.operation,
    summary,
    description: `${summary}. ${termsOf(endpoint).join(" ")}`,
    tags: [tag],
    ...(deprecated && { deprecated: true, "x-deprecation": deprecated }),
    security: securityOf(access),
    ...(Array.isArray(access) && { "x-roles": access }),
    parameters: [
      ...parameters(endpoint.params, "path"),
      ...parameters(endpoint.query, "query"),
      ...(isRead ? [] : [headers.IdempotencyKey]),
      ...(isRead && !endpoint.streaming ? [headers.IfNoneMatch] : []),
      ...(endpoint.produces?.includes("text/event-stream") ? [headers.LastEventId] : []),
      ...(comparesVersions ? [headers.IfMatch, headers.NoneYet] : []),
    ],
    ...requestBody(endpoint),
    responses: answers(endpoint),
  };
}

/** On what terms it can be called, in sentences. */
function termsOf({ access, counted, deprecated }: Endpoint): string[] {
  const who = () => {
    if (access === "open") return "Open to all, without a key.";
    if (access === "key") return "Needs an API key.";
    if (isOptional(access))
      return access.key ? "Needs an API key; a token tells more." : "Open to all, without a key; a token tells more.";
    return `Needs an API key and a token with one of the roles ${access.join(", ")}.`;
  };
  return [
    who(),
    ...(counted ? [`Users and owners may write so many ${counted} in a minute and in a day.`] : []),
    ...(deprecated ? [endOf(deprecated)] : []),
  ];
}

const endOf = ({ since, sunset, instead }: Deprecation): string =>
  `On its way out since ${since}: it works until ${sunset}${instead ? `; use ${instead}` : ""}.`;

/** A body that may be empty may be left out: an empty one is read as an empty object. */
function requestBody({ method, body }: Endpoint): Json {
  const schema = jsonSchemaOf(body, "input");
  if (method === "GET" || Object.keys((schema.properties ?? schema) as Json).length === 0) return {};
  return { requestBody: { required: !v.is(body, {}), content: { "application/json": { schema } } } };
}

/** Whichever of these is met lets in; the first is the least that is asked for. */
function securityOf(access: Access): Json[] {
  if (access === "open") return [];
  if (access === "key") return [{ apiKey: [] }];
  if (!isOptional(access)) return [{ apiKey: [], token: [] }];
  return access.key ? [{ apiKey: [] }, { apiKey: [], token: [] }] : [{}, { token: [] }];
}

function parameters(schema: Endpoint["params"], place: "path" | "query"): Json[] {
  const { properties = {}, required = [] } = jsonSchemaOf(schema, "input") as {
    properties?: Json;
    required?: string[];
  };
  return Object.entries(properties).map(([name, described]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema: described,
  }));
}

const header = (name: string, description: string, schema: Json = {}): Json => ({
  name,
  in: "header",
  required: false,
  description,
  schema: { type: "string", ...schema },
});

/** Entity tags, or a star. */
const TAGS = String.raw`^(?:\*|(?:W/)?"[!#-~]*"(?:, *(?:W/)?"[!#-~]*")*)$`;

const headers = {
  IdempotencyKey: header(
    "Idempotency-Key",
    "A text of the caller's own: the same request with the same key is done once, and another body is refused. " +
      "The answer shows what there is now. A key is remembered with the change that it made, for 16 further changes of the same restaurant, menu or review; a request that changed nothing is not remembered",
    { minLength: 1, maxLength: MOST_KEY, pattern: String.raw`\S` },
  ),
  IfMatch: header("If-Match", "The `ETag` that this is to change, or `*`: of another version it is refused with 412", {
    pattern: TAGS,
  }),
  NoneYet: header("If-None-Match", "`*`: what is there already is not changed, but refused with 412", {
    pattern: TAGS,
  }),
  LastEventId: header("Last-Event-ID", "The `id` that came last: what follows it is told, and nothing twice"),
  IfNoneMatch: header("If-None-Match", "The `ETag` that the caller has: 304 when it is still that"),
};
