import type * as v from "valibot";
import { AppError } from "../error.ts";
import { faultOf, fieldError } from "../fault.ts";
import { pointerStep } from "../pointer.ts";

/**
 * The parameters of a URL's query. Each may stand there once, but for `several`, which are always lists: of the values as they are, or of what
 * stands between commas. Throws AppError 400 that points to one that is repeated.
 */
export function queryOf(
  url: string,
  several: ReadonlyMap<string, ListOf> = new Map(),
): Readonly<Record<string, string | readonly string[]>> {
  const start = url.indexOf("?");
  if (start < 0) return {};
  const parameters = new Map<string, string | readonly string[]>();
  for (const [name, value] of new URLSearchParams(url.slice(start))) {
    const [before, list] = [parameters.get(name), several.get(name)];
    if (list) parameters.set(name, [...(before ?? []), ...(list === "words" ? value.split(",") : [value])]);
    else if (before === undefined) parameters.set(name, value);
    else throw repeated(name);
  }
  // Unlike an assignment this makes a field of `__proto__`, too, which a schema then refuses.
  return Object.fromEntries(parameters);
}

/** Of texts as they are, or of words, which hold no comma. */
type ListOf = "texts" | "words";

/** The parameters of a schema of a query that are lists. */
export function severalOf(schema: v.GenericSchema<unknown, unknown>): ReadonlyMap<string, ListOf> {
  const { entries = {} } = schema as { entries?: Readonly<Record<string, AnySchema>> };
  return new Map(
    Object.entries(entries).flatMap(([name, entry]) => {
      const list = listOf(entry);
      return list
        ? [[name, list.pipe?.some(({ metadata }) => metadata?.["x-commas"]) ? "words" : "texts"] as const]
        : [];
    }),
  );
}

interface AnySchema {
  readonly type: string;
  readonly wrapped?: AnySchema;
  readonly pipe?: readonly AnySchema[];
  readonly metadata?: { readonly "x-commas"?: boolean };
}
const listOf = (schema: AnySchema | undefined): AnySchema | undefined =>
  schema?.type === "array" ? schema : schema && listOf(schema.wrapped);

function repeated(name: string): AppError {
  const error = fieldError(`/query/${pointerStep(name)}`, faultOf("repeated"));
  return new AppError("malformed", "input.malformed", `${error.pointer} ${error.message}`, [error]);
}
