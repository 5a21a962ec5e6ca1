import type { FeatureManifest } from "@bellyfed/core/manifest";
import { headersOf, refusals } from "./answers.ts";
import type { Json } from "./json-schema.ts";
import { operation } from "./operation.ts";
import { problemSchema } from "./problem-schema.ts";

type Described = Pick<FeatureManifest, "about" | "endpoints">;

/** The OpenAPI 3.1 document of these features' operations, made from their schemas; `codes`: those of the problems that they answer. */
export function openApi(features: readonly Described[], codes: readonly string[], serverUrl = "/"): Json {
  const paths: Record<string, Json> = {};
  const all = features.flatMap(({ endpoints }) => Object.values(endpoints));
  for (const endpoint of all) {
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method.toLowerCase()]: operation(endpoint) };
  }
  return {
    openapi: "3.1.0",
    info,
    servers: [{ url: serverUrl, description: "Where this document is served" }],
    tags: features.flatMap(tagOf).filter(isFirst),
    paths,
    components: {
      securitySchemes: {
        apiKey: { type: "apiKey", in: "header", name: "X-Api-Key", description: "Says whose application calls" },
        token: { type: "http", scheme: "bearer", bearerFormat: "JWT", description: "Says who is signed in" },
      },
      headers: headersOf(all),
      schemas: { Problem: problemSchema(codes) },
      responses: refusals,
    },
  };
}

const info = {
  title: "Bellyfed",
  version: "1",
  description:
    "Restaurants, menus, reviews. Lists are paged by `next_cursor` and a `Link` header. Errors are problem documents (RFC 9457) " +
    "whose `code` says what happened and whose `errors` say by code and params what is wrong with each field. " +
    "Writes honour `Idempotency-Key`, `If-Match` and `If-None-Match`. A parameter of a query may be given once, one that is a list as often as there are values. Lengths count characters (code points) without space at both ends, which is cut off. " +
    "A read that names a version as `at_least` waits up to two seconds for it; `Bellyfed-Behind: true` says that it is not there yet.",
  contact: { name: "Bellyfed" },
  license: { name: "MIT", identifier: "MIT" },
};

/** Two features may answer under one heading: the first says what it is about. */
const isFirst = ({ name }: Json, at: number, all: readonly Json[]): boolean =>
  all.findIndex((tag) => tag.name === name) === at;

const tagOf = ({ about, endpoints }: Described): Json[] =>
  [...new Set(Object.values(endpoints).map(({ tag }) => tag))].map((name) => ({ name, description: about }));
