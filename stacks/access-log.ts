const fields = {
  time: "requestTimeEpoch",
  request_id: "requestId",
  trace_id: "xrayTraceId",
  method: "httpMethod",
  path: "path",
  route: "resourcePath",
  status: "status",
  error: "error.responseType",
  latency_ms: "responseLatency",
  integration_latency_ms: "integrationLatency",
  integration_status: "integrationStatus",
  bytes: "responseLength",
  api_key_id: "identity.apiKeyId",
  ip: "identity.sourceIp",
};

/** One line of JSON per request, without keys and tokens, and without what a caller could put a quotation mark into. All values are text, for API Gateway writes `-` for what it does not have. */
export const ACCESS_LOG = JSON.stringify(
  Object.fromEntries(Object.entries(fields).map(([name, variable]) => [name, `$context.${variable}`])),
);
