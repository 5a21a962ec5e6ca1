import { AppError, type FieldError } from "../error.ts";
import { pointerStep } from "./pointer.ts";

/** How deep objects and lists may be nested, and how many entries each may have: far above what any operation takes. */
export const MOST_LEVELS = 20;
export const MOST_ENTRIES = 1000;

const SUM_UP = `must not have more than ${MOST_ENTRIES} entries`;

function faultIn(value: unknown, level: number): FieldError | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (level > MOST_LEVELS) return { pointer: "", message: `must not be nested more than ${MOST_LEVELS} levels deep` };
  if (Array.isArray(value) && value.length > MOST_ENTRIES) return { pointer: "", message: SUM_UP };
  const entries = Object.entries(value);
  if (entries.length > MOST_ENTRIES) return { pointer: "", message: SUM_UP };
  for (const [key, inner] of entries) {
    const fault = faultIn(inner, level + 1);
    if (fault) return { ...fault, pointer: `/${pointerStep(key)}${fault.pointer}` };
  }
  return undefined;
}

/**
 * Refuses JSON that is nested too deeply or has a list or an object with too many entries, before a schema looks at each of them: within one
 * megabyte a schema would otherwise collect half a million faults. Throws AppError 422 with a pointer to the place.
 */
export function checkShape(value: unknown): void {
  const fault = faultIn(value, 1);
  if (!fault) return;
  throw new AppError("invalid", "input.invalid", `${fault.pointer || "The body"} ${fault.message}`, [fault]);
}
