import { AppError } from "../error.ts";
import { faultOf, fieldError } from "../fault.ts";
import { pointerStep } from "../pointer.ts";

/** The parameters of a URL's query, each of which may stand there once. Throws AppError 400 that points to one that is repeated. */
export function queryOf(url: string): Readonly<Record<string, string>> {
  const start = url.indexOf("?");
  if (start < 0) return {};
  const parameters = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(url.slice(start))) {
    if (parameters.has(name)) throw repeated(name);
    parameters.set(name, value);
  }
  // Unlike an assignment this makes a field of `__proto__`, too, which a schema then refuses.
  return Object.fromEntries(parameters);
}

function repeated(name: string): AppError {
  const error = fieldError(`/query/${pointerStep(name)}`, faultOf("repeated"));
  return new AppError("malformed", "input.malformed", `${error.pointer} ${error.message}`, [error]);
}
