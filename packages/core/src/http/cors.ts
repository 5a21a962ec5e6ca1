/** Header fields that browsers may send to the API. */
export const CORS_ALLOWED_HEADERS: readonly string[] = [
  "Content-Type",
  "Accept",
  "X-Api-Key",
  "Authorization",
  "Idempotency-Key",
  "If-Match",
  "If-None-Match",
  "Last-Event-ID",
  "Mcp-Protocol-Version",
  "Mcp-Method",
  "Mcp-Name",
  "traceparent",
  "tracestate",
  "X-Amzn-Trace-Id",
];

/** Header fields of an answer that a page's script may read. */
export const CORS_EXPOSED_HEADERS: readonly string[] = [
  "ETag",
  "Link",
  "Location",
  "Retry-After",
  "RateLimit",
  "RateLimit-Policy",
  "Server-Timing",
  "Deprecation",
  "Sunset",
  "Idempotency-Replayed",
  "Bellyfed-Position",
  "Bellyfed-Behind",
  "Bellyfed-Cost",
  "X-Trace-Id",
];

/** Seconds that a browser may keep the answer to a preflight; none keeps it longer. */
export const CORS_MAX_AGE_SECONDS = 7_200;
