import type { FieldError } from "./fault.ts";

const statuses = {
  moved: 308,
  malformed: 400,
  unauthorized: 401,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  gone: 410,
  stale: 412,
  too_large: 413,
  unsupported: 415,
  invalid: 422,
  throttled: 429,
  unavailable: 503,
} as const;
export type ErrorKind = keyof typeof statuses;

/** An error that the caller may see. Anything else is a bug and becomes a 500 without detail. */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly kind: ErrorKind;
  /** Stable and machine-readable: `restaurant.missing`. */
  readonly code: string;
  readonly errors: readonly FieldError[];
  /** Header fields that go with its answer. */
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    kind: ErrorKind,
    code: string,
    message: string,
    errors: readonly FieldError[] = [],
    headers: AppError["headers"] = {},
  ) {
    super(message);
    this.kind = kind;
    this.code = code;
    this.errors = errors;
    this.headers = headers;
  }

  /** The same error, whose answer carries these header fields besides. */
  withHeaders(headers: AppError["headers"]): AppError {
    return new AppError(this.kind, this.code, this.message, this.errors, { ...this.headers, ...headers });
  }

  /** The HTTP status of this kind of error. */
  get status(): (typeof statuses)[ErrorKind] {
    return statuses[this.kind];
  }
}
