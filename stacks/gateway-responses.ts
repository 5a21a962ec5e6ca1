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
export const NO_ROUTE: Refusal = { status: 404, code: "route.missing", detail: "There is nothing at this address" };

/** What API Gateway says by itself, in the words of the local gateway. Its types: "Gateway response types" in AWS's documentation. */
export const refusals: Readonly<Record<string, Refusal>> = {
  DEFAULT_4XX: { status: 400, code: "request.malformed", detail: "This request cannot be read" },
  DEFAULT_5XX: { status: 500, code: "gateway.failed", detail: "Something went wrong before a function was reached" },
  ACCESS_DENIED: FORBIDDEN,
  INVALID_API_KEY: FORBIDDEN,
  // What leads nowhere API Gateway takes for something that has to be signed, and what it finds in `Authorization` for the signature. No
  // route is signed, so that these three are of a method that a path does not know; of paths that nobody knows see nowhere.ts.
  MISSING_AUTHENTICATION_TOKEN: NO_ROUTE,
  INVALID_SIGNATURE: NO_ROUTE,
  EXPIRED_TOKEN: NO_ROUTE,
  RESOURCE_NOT_FOUND: NO_ROUTE,
  BAD_REQUEST_BODY: { status: 400, code: "body.malformed", detail: "The body is not a JSON object" },
  BAD_REQUEST_PARAMETERS: { status: 400, code: "request.malformed", detail: "A parameter is missing" },
  REQUEST_TOO_LARGE: {
    status: 413,
    code: "request.too_large",
    detail: "A request's body may have 1048576 bytes at most",
  },
  // Only there is a body's type looked at before a function runs.
  UNSUPPORTED_MEDIA_TYPE: NO_ROUTE,
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
export function gatewayResponses(api: sst.aws.ApiGatewayV1, origin: $util.Input<string>, policies: string) {
  return Object.entries(refusals).map(
    ([responseType, refusal]) =>
      new aws.apigateway.Response(`Api${responseType}`, {
        restApiId: api.nodes.api.id,
        responseType,
        statusCode: String(refusal.status),
        // Variables are put in, but no template language runs here: so the origin cannot be looked up in a list.
        responseTemplates: {
          "application/json": gatewayProblem(refusal),
        },
        responseParameters: $util
          .output(origin)
          .apply((allowed) =>
            Object.fromEntries(
              Object.entries(refusalHeaders(allowed, refusal, policies)).map(([name, value]) => [
                `gatewayresponse.header.${name}`,
                value,
              ]),
            ),
          ),
      }),
  );
}

/** The document of a refusal. API Gateway fills in what is known of one request only. */
export const gatewayProblem = ({ status, code, detail }: Refusal): string =>
  JSON.stringify(problem({ status, code, detail, instance: "$context.path", traceId: "$context.xrayTraceId" }));

/**
 * The headers of one, as API Gateway wants what is not to be looked up: in quotes. `allowed`: the origin that may read it; `policies`: what
 * keys may do.
 */
export const refusalHeaders = (
  allowed: string,
  { retryAfterSeconds }: Partial<Refusal> = {},
  policies = "",
): Record<string, string> => ({
  "Content-Type": `'${PROBLEM_CONTENT_TYPE}'`,
  "Cache-Control": "'no-store'",
  "Access-Control-Allow-Origin": `'${allowed}'`,
  "Access-Control-Expose-Headers": `'${exposedHeaders}'`,
  ...(allowed !== "*" && { Vary: "'Origin'" }),
  // Whoever did too much is told what may be done.
  ...(retryAfterSeconds && { "Retry-After": `'${retryAfterSeconds}'`, "RateLimit-Policy": `'${policies}'` }),
});
