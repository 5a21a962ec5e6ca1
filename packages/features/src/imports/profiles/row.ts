import { AppError } from "@bellyfed/core/error";

/** A row that cannot be mapped, for one reason at one place in the source's own terms (`address.coord`). */
export const unmappable = (field: string, reason: string): AppError =>
  new AppError("invalid", "import.row", `${field} ${reason}`, [
    { pointer: field && `/${field.replaceAll(".", "/")}`, message: reason },
  ]);

/** What must be an object. */
export function objectOf(value: unknown, field = ""): Readonly<Record<string, unknown>> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw unmappable(field, "must be an object");
}

/** What must be text or a number, as text; empty when there is nothing. */
export function wordsOf(value: unknown, field: string): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "string" || typeof value === "number") return String(value);
  throw unmappable(field, "must be text");
}
