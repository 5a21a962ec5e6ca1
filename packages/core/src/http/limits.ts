import { AppError } from "../error.ts";
import { type FieldError, faultOf, fieldError } from "../fault.ts";
import { pointerStep } from "../pointer.ts";

/** How deep objects and lists may be nested, and how many entries each may have: far above what any operation takes. */
export const MOST_LEVELS = 20;
export const MOST_ENTRIES = 1000;

const TOO_MANY = fieldError("", faultOf("too_many", { most: MOST_ENTRIES }));
const TOO_DEEP = fieldError("", faultOf("too_deep", { most: MOST_LEVELS }));

function errorIn(value: unknown, level: number): FieldError | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (level > MOST_LEVELS) return TOO_DEEP;
  if (Array.isArray(value) && value.length > MOST_ENTRIES) return TOO_MANY;
  const entries = Object.entries(value);
  if (entries.length > MOST_ENTRIES) return TOO_MANY;
  for (const [key, inner] of entries) {
    const error = errorIn(inner, level + 1);
    if (error) return { ...error, pointer: `/${pointerStep(key)}${error.pointer}` };
  }
  return undefined;
}

/**
 * Refuses JSON that is nested too deeply or has a list or an object with too many entries, before a schema looks at each of them: within one
 * megabyte a schema would otherwise collect half a million faults. Throws AppError 422 with a pointer to the place.
 */
export function checkShape(value: unknown): void {
  const error = errorIn(value, 1);
  if (!error) return;
  throw new AppError("invalid", "input.invalid", `${error.pointer || "The body"} ${error.message}`, [error]);
}
