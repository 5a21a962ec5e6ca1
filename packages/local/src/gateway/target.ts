import { AppError } from "@bellyfed/core/error";
import { faultOf, fieldError } from "@bellyfed/core/fault";
import { add, dictionary } from "./head.ts";

/** A request target in its two parts, both as they were sent. */
export interface Target {
  readonly path: string;
  readonly query: string;
}

// Anything else would be read differently by the URL parser of the function behind us: `\` as `/`, `#` as the end.
const UNSAFE = /[^!-~]|[\\#"<>^`{|}]/;
const ABSOLUTE = /^https?:\/\/[^/?]*/i;

function malformed(pointer: "/path" | "/query", fault: "pattern.path" | "not_percent_encoded"): AppError {
  const error = fieldError(pointer, faultOf(fault));
  const detail = `The ${pointer.slice(1)} of the address ${error.message}`;
  return new AppError("malformed", "request.malformed", detail, [error]);
}

/** Takes a request target apart. Throws AppError `malformed` for one that is not a path, or that parsers would read differently. */
export function readTarget(url: string): Target {
  const target = url.startsWith("/") ? url : url.replace(ABSOLUTE, "");
  const mark = target.indexOf("?");
  const path = mark < 0 ? target : target.slice(0, mark);
  if (!path.startsWith("/") || UNSAFE.test(path)) throw malformed("/path", "pattern.path");
  if (path.includes("%") || path.includes("/.")) checkSegments(path);
  return { path, query: mark < 0 ? "" : target.slice(mark + 1) };
}

function checkSegments(path: string): void {
  for (const segment of path.split("/")) {
    const text = decode(segment, "/path");
    if (text === "." || text === "..") throw malformed("/path", "pattern.path");
  }
}

function decode(text: string, pointer: "/path" | "/query"): string {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    throw malformed(pointer, "not_percent_encoded");
  }
}

/** The path parameters, decoded. */
export function pathParameters(names: readonly string[], values: readonly string[]): Record<string, string> | null {
  if (names.length === 0) return null;
  const parameters = dictionary<string>();
  names.forEach((name, index) => {
    parameters[name] = decode(values[index] ?? "", "/path");
  });
  return parameters;
}

export interface Query {
  readonly single: Record<string, string> | null;
  readonly multi: Record<string, string[]> | null;
}
const NO_QUERY: Query = { single: null, multi: null };

/** The query's parameters, decoded, `+` as a space. Throws AppError `malformed` for bad percent-encoding. */
export function readQuery(query: string): Query {
  if (query === "") return NO_QUERY;
  const single = dictionary<string>();
  const multi = dictionary<string[]>();
  for (const pair of query.split("&")) {
    if (pair === "") continue;
    const at = pair.indexOf("=");
    const name = at < 0 ? pair : pair.slice(0, at);
    add(single, multi, queryText(name), at < 0 ? "" : queryText(pair.slice(at + 1)));
  }
  return { single, multi };
}

const queryText = (text: string): string => decode(text.includes("+") ? text.replaceAll("+", " ") : text, "/query");
