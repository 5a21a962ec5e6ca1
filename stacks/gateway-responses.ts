import { type CommonCode, PROBLEM_CONTENT_TYPE, problem } from "@bellyfed/core/problem";
import { exposedHeaders } from "./preflight.ts";

interface Refusal {
  readonly status: number;
  readonly code: CommonCode;
  readonly detail: string;
  readonly retryAfterSeconds?: number;
}

const FAILED: Refusal = { status: 502, code: "gateway.failed", detail: "The function behind this address failed" };
const FORBIDDEN: Refusal = {
  status: 403,
  code: "gateway.forbidden",
  detail: "Send a valid API key in the X-Api-Key header",
};
const NO_ROUTE: Refusal = { status: 404, code: "route.missing", detail: "There is nothing at this address" };

/** What API Gateway says by itself, in the words of the local gateway. Its types: "Gateway response types" in AWS's documentation. */
export const refusals: Readonly<Record<string, Refusal>> = {
  DEFAULT_4XX: { status: 400, code: "request.malformed", detail: "This request cannot be read" },
  DEFAULT_5XX: { status: 500, code: "gateway.failed", detail: "Something went wrong before a function was reached" },
  ACCESS_DENIED: FORBIDDEN,
  INVALID_API_KEY: FORBIDDEN,
  // What API Gateway calls a missing token is a path or method that it does not know.
  MISSING_AUTHENTICATION_TOKEN: NO_ROUTE,
  RESOURCE_NOT_FOUND: NO_ROUTE,
  BAD_REQUEST_BODY: { status: 400, code: "body.malformed", detail: "The body is not a JSON object" },
  BAD_REQUEST_PARAMETERS: { status: 400, code: "request.malformed", detail: "A parameter is missing" },
  REQUEST_TOO_LARGE: {
    status: 413,
    code: "request.too_large",
    detail: "A request's body may have 1048576 bytes at most",
  },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, code: "body.unsupported", detail: "Send the body as application/json" },
  THROTTLED: {
    status: 429,
    code: "gateway.throttled",
    detail: "Too many requests at once for this API key's plan",
    retryAfterSeconds: 1,
  },
  QUOTA_EXCEEDED: {
    status: 429,
    code: "gateway.quota",
    detail: "This API key's plan has no requests left in this period",
    retryAfterSeconds: 3_600,
  },
  WAF_FILTERED: { status: 403, code: "gateway.filtered", detail: "The firewall turned this request away" },
  API_CONFIGURATION_ERROR: { ...FAILED, status: 500 },
  INTEGRATION_FAILURE: FAILED,
  INTEGRATION_TIMEOUT: {
    status: 504,
    code: "gateway.timeout",
    detail: "The function behind this address took too long",
  },
};

/** Gives every refusal of the gateway's own the form of a problem document. Answers what a deployment has to wait for. */
export function gatewayResponses(api: sst.aws.ApiGatewayV1, origin: $util.Input<string>) {
  return Object.entries(refusals).map(
    ([responseType, { status, code, detail, retryAfterSeconds }]) =>
      new aws.apigateway.Response(`Api${responseType}`, {
        restApiId: api.nodes.api.id,
        responseType,
        statusCode: String(status),
        // Variables are put in, but no template language runs here: so the origin cannot be looked up in a list.
        responseTemplates: {
          "application/json": JSON.stringify(
            problem({ status, code, detail, instance: "$context.path", traceId: "$context.xrayTraceId" }),
          ),
        },
        responseParameters: $util.output(origin).apply((allowed) => ({
          "gatewayresponse.header.Content-Type": `'${PROBLEM_CONTENT_TYPE}'`,
          "gatewayresponse.header.Cache-Control": "'no-store'",
          "gatewayresponse.header.Access-Control-Allow-Origin": `'${allowed}'`,
          "gatewayresponse.header.Access-Control-Expose-Headers": `'${exposedHeaders}'`,
          ...(allowed !== "*" && { "gatewayresponse.header.Vary": "'Origin'" }),
          ...(retryAfterSeconds && { "gatewayresponse.header.Retry-After": `'${retryAfterSeconds}'` }),
        })),
      }),
  );
}
