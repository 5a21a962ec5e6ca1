import type { Method } from "@bellyfed/core/endpoint";
import type { RouteManifest } from "@bellyfed/core/manifest";
import { endpoints } from "@bellyfed/features/features";
import * as v from "valibot";

const needBody = new Set(
  Object.values(endpoints)
    .filter(({ body }) => !v.is(body, {}))
    .map(({ method, path }) => `${method} ${path}`),
);
const WRITES: readonly Method[] = ["POST", "PUT", "PATCH"];

/** Whether a route refuses an empty body anyway. */
export const takesBody = ({ method, path }: Pick<RouteManifest, "method" | "path">): boolean =>
  WRITES.includes(method) && needBody.has(`${method} ${path}`);

/**
 * Lets the gateway refuse what is no JSON object before a function runs. The fields are the function's to check: it says which one is
 * wrong, and API Gateway's JSON Schema (draft 4) would say less.
 */
export function bodyModel({ nodes: { api } }: sst.aws.ApiGatewayV1) {
  const model = new aws.apigateway.Model("ApiBody", {
    restApi: api.id,
    name: "JsonObject",
    contentType: "application/json",
    schema: JSON.stringify({ $schema: "http://json-schema.org/draft-04/schema#", type: "object" }),
  });
  const validator = new aws.apigateway.RequestValidator("ApiValidator", {
    restApi: api.id,
    validateRequestBody: true,
    validateRequestParameters: true,
  });
  return { requestModels: { "application/json": model.name }, requestValidatorId: validator.id };
}
