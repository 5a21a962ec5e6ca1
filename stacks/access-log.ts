import type { Stage } from "./stage.ts";

/** Where API Gateway writes its lines. */
export const accessLogGroup = (stage: Pick<Stage, "name">): string => `/aws/apigateway/${$app.name}-${stage.name}`;

const texts = {
  request_id: "requestId",
  trace_id: "xrayTraceId",
  method: "httpMethod",
  path: "path",
  route: "resourcePath",
  error: "error.responseType",
  integration_status: "integrationStatus",
  integration_latency_ms: "integrationLatency",
  api_key_id: "identity.apiKeyId",
};
/** API Gateway knows these of every request; of others it writes `-`, which is no number. */
const numbers = { time: "requestTimeEpoch", status: "status", latency_ms: "responseLatency", bytes: "responseLength" };

const fields = (variables: Readonly<Record<string, string>>, quote: string): string[] =>
  Object.entries(variables).map(([name, variable]) => `"${name}":${quote}$context.${variable}${quote}`);

/** One line of JSON per request: without keys, tokens and addresses of people, and without what a caller could put a quotation mark into. */
export const ACCESS_LOG = `{${[...fields(texts, '"'), ...fields(numbers, "")].join(",")}}`;
