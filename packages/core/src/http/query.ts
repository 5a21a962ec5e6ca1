import type * as v from "valibot";
import { AppError } from "../error.ts";
import { faultOf, fieldError } from "../fault.ts";
import { pointerStep } from "../pointer.ts";

/**
 * The parameters of a URL's query. Each may stand there once, but for `several`, which are always lists. Throws AppError 400 that points to one
 * that is repeated.
 */
export function queryOf(
  url: string,
  several: ReadonlySet<string> = new Set(),
): Readonly<Record<string, string | readonly string[]>> {
  const start = url.indexOf("?");
  if (start < 0) return {};
  const parameters = new Map<string, string | readonly string[]>();
  for (const [name, value] of new URLSearchParams(url.slice(start))) {
    const before = parameters.get(name);
    if (several.has(name)) parameters.set(name, [...(before ?? []), value]);
    else if (before === undefined) parameters.set(name, value);
    else throw repeated(name);
  }
  // Unlike an assignment this makes a field of `__proto__`, too, which a schema then refuses.
  return Object.fromEntries(parameters);
}

/** The parameters of a schema of a query that are lists. */
export function severalOf(schema: v.GenericSchema<unknown, unknown>): ReadonlySet<string> {
  const { entries = {} } = schema as { entries?: Readonly<Record<string, AnySchema>> };
  return new Set(Object.keys(entries).filter((name) => isList(entries[name])));
}

interface AnySchema {
  readonly type: string;
  readonly wrapped?: AnySchema;
  readonly pipe?: readonly AnySchema[];
}
const isList = (schema: AnySchema | undefined): boolean =>
  schema !== undefined && (schema.type === "array" || isList(schema.wrapped));

function repeated(name: string): AppError {
  const error = fieldError(`/query/${pointerStep(name)}`, faultOf("repeated"));
  return new AppError("malformed", "input.malformed", `${error.pointer} ${error.message}`, [error]);
}
