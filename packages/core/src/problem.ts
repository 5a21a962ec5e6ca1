import type { FieldError } from "./fault.ts";

/** A problem document, RFC 9457, with Bellyfed's extension members `code`, `trace_id` and `errors`. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  /** Stable and machine-readable: `restaurant.missing`. */
  readonly code: string;
  readonly trace_id: string;
  /** What is wrong with the input. */
  readonly errors?: readonly FieldError[];
}

/** The codes of problems that any operation can answer, and what stands before it: the gateway and the firewall. Features have their own. */
export const commonCodes = [
  "body.encoding",
  "body.malformed",
  "body.unsupported",
  "commit.too_large",
  "cursor.invalid",
  "gateway.failed",
  "gateway.filtered",
  "gateway.forbidden",
  "gateway.quota",
  "gateway.throttled",
  "gateway.timeout",
  "idempotency.malformed",
  "idempotency.mismatch",
  "identity.unavailable",
  "if_match.malformed",
  "if_none_match.malformed",
  "input.invalid",
  "input.malformed",
  "internal",
  "method.not_allowed",
  "quota.exceeded",
  "request.malformed",
  "request.too_large",
  "role.forbidden",
  "route.missing",
  "store.unavailable",
  "stream.conflict",
  "stream.exists",
  "token.expired",
  "token.invalid",
  "token.missing",
  "user.erased",
  "version.exists",
  "version.stale",
] as const;
export type CommonCode = (typeof commonCodes)[number];

export const PROBLEM_CONTENT_TYPE = "application/problem+json";

const titles: Readonly<Record<number, string>> = {
  308: "Elsewhere now",
  400: "Malformed request",
  401: "Not signed in",
  403: "Forbidden",
  404: "Not found",
  405: "Method not allowed",
  409: "Conflict",
  410: "Gone",
  412: "Precondition failed",
  413: "Content too large",
  415: "Unsupported media type",
  421: "Misdirected request",
  422: "Invalid input",
  429: "Too many requests",
  500: "Internal error",
  502: "Bad gateway",
  503: "Unavailable",
  504: "Gateway timeout",
};

/** Builds a problem document. `type` is a stable identifier of the kind of problem, not a page. */
export function problem(facts: {
  status: number;
  code: string;
  detail: string;
  /** The path of the request. */
  instance: string;
  traceId: string;
  errors?: readonly FieldError[];
}): Problem {
  const { status, code, detail, instance, traceId, errors = [] } = facts;
  return {
    type: `urn:bellyfed:problem:${code}`,
    title: titles[status] ?? "Error",
    status,
    detail,
    instance,
    code,
    trace_id: traceId,
    ...(errors.length > 0 && { errors }),
  };
}
