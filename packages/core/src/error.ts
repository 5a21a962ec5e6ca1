import type { FieldError } from "./fault.ts";

const statuses = {
  malformed: 400,
  unauthorized: 401,
  forbidden: 403,
  missing: 404,
  conflict: 409,
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

  constructor(kind: ErrorKind, code: string, message: string, errors: readonly FieldError[] = []) {
    super(message);
    this.kind = kind;
    this.code = code;
    this.errors = errors;
  }

  /** The HTTP status of this kind of error. */
  get status(): (typeof statuses)[ErrorKind] {
    return statuses[this.kind];
  }
}
