import { CORS_ALLOWED_HEADERS, CORS_EXPOSED_HEADERS, CORS_MAX_AGE_SECONDS } from "@bellyfed/core/http/cors";
import type { Resource } from "./routes.ts";

/** Header fields as name, value, name, value: the form that node:http writes without another copy. */
export type Fields = readonly string[];

const EXPOSED = CORS_EXPOSED_HEADERS.join(", ");
const ALLOWED = CORS_ALLOWED_HEADERS.join(", ");
const MAX_AGE_SECONDS = String(CORS_MAX_AGE_SECONDS);
const NONE: Fields = ["vary", "Origin"];

/** What the browser of an allowed origin is told with every answer. `*` in the list allows any origin. */
export function corsPolicy(origins: readonly string[]): (origin: string | undefined) => Fields {
  const granted = new Map(origins.map((origin) => [origin, grant(origin)]));
  const any = granted.get("*");
  return (origin) => any ?? (origin === undefined ? NONE : (granted.get(origin) ?? NONE));
}

function grant(origin: string): Fields {
  const fields = ["access-control-allow-origin", origin, "access-control-expose-headers", EXPOSED];
  return origin === "*" ? fields : [...fields, ...NONE];
}

/** The further fields of a preflight's answer. */
export const preflightFields = ({ methods, allow }: Resource): Fields => [
  "allow",
  allow,
  "access-control-allow-methods",
  [...methods.keys()].join(", "),
  "access-control-allow-headers",
  ALLOWED,
  "access-control-max-age",
  MAX_AGE_SECONDS,
];
