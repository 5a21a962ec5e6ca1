import type { Json } from "./json-schema.ts";

/** An operation as our OpenAPI document has it. */
export interface Described {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly deprecated?: true;
  readonly tags: readonly string[];
  readonly security: readonly Record<string, readonly string[]>[];
  readonly "x-roles"?: readonly string[];
  readonly parameters: readonly { name: string; in: string; required: boolean; schema: Json }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Json }>> };
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Json }>> }>
  >;
}

/** One operation with its address. */
export interface Placed {
  readonly path: string;
  /** `GET` */
  readonly method: string;
  readonly operation: Described;
}

/** The operations of a document by their tags, in its order. */
export function operationsByTag(document: Json): ReadonlyMap<string, readonly Placed[]> {
  const paths = document.paths as Readonly<Record<string, Readonly<Record<string, Described>>>>;
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): Placed => ({ path, method: method.toUpperCase(), operation })),
  );
  return Map.groupBy(all, ({ operation }) => operation.tags[0] ?? "Other");
}

/** Who may call it, in a sentence. */
export function whoCalls({ security, "x-roles": roles }: Described): string {
  const [needs, more] = security;
  if (!needs) return "Open to all, without a key.";
  if (more)
    return needs.apiKey ? "Needs a key; a token tells more." : "Open to all, without a key; a token tells more.";
  return roles ? `Needs a key and a token with one of the roles ${roles.join(", ")}.` : "Needs a key.";
}

/** A call of it for a shell, on a laptop. */
export function curl({ method, path, operation: { security, requestBody } }: Placed): string {
  const parts = [
    "curl",
    ...(method === "GET" ? [] : [`-X ${method}`]),
    ...(security[0]?.apiKey ? ["-H 'X-Api-Key: local-dev-key'"] : []),
    ...(security[0]?.token ? ['-H "Authorization: Bearer $TOKEN"'] : []),
    ...(requestBody ? ["-H 'Content-Type: application/json' -d @body.json"] : []),
    `http://localhost:4000${path}`,
  ];
  return parts.join(" ");
}

/** The schema of what is sent. */
export const bodyOf = ({ requestBody }: Described): Json | undefined =>
  Object.values(requestBody?.content ?? {})[0]?.schema;

/** The status of success, and the schema of its first form. */
export function successOf({ responses }: Described): { readonly status: string; readonly schema: Json | undefined } {
  const [status = "", success] = Object.entries(responses)[0] ?? [];
  return { status, schema: Object.values(success?.content ?? {})[0]?.schema };
}
