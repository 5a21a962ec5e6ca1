import type { Endpoint, HttpFunction } from "@bellyfed/core/endpoint";
import type { Surroundings } from "@bellyfed/core/http/api";
import type { ApiRequest } from "@bellyfed/core/http/route";
import type { Problem } from "@bellyfed/core/problem";
import type { Hono } from "hono";
import type * as v from "valibot";

/** The applications of functions that can be asked without a network. */
export type Applications = Readonly<Partial<Record<HttpFunction, Hono>>>;

/** On whose behalf is asked: a request that has been let in. */
export type Behalf = Pick<ApiRequest, "header" | "visitor" | "holder" | "keyId">;

/** What an operation is asked with, as addresses and bodies have it. */
export interface Asked<E extends Endpoint> {
  readonly params?: v.InferInput<E["params"]>;
  readonly query?: v.InferInput<E["query"]>;
  readonly body?: v.InferInput<E["body"]>;
}

/** What an operation answered. */
export type Answered<E extends Endpoint> =
  | { readonly ok: true; readonly body: v.InferOutput<E["response"]> }
  | { readonly ok: false; readonly problem: Problem };

/** Calls an operation of the API. */
export type Ask = <E extends Endpoint>(endpoint: E, asked: Asked<E>) => Promise<Answered<E>>;

/** Header fields that say who asks, and to what a trace belongs. */
const PASSED = ["authorization", "traceparent", "x-amzn-trace-id"] as const;
/** Nothing is resolved at this name. */
const HERE = "https://in-process.invalid";
/** Restaurants that were merged into others that were merged. */
const MOST_MOVES = 3;

/**
 * Calls the API's own operations within the process, through their own routes, on behalf of a request: with its token, key, visitor and holder,
 * so that whatever an operation checks, hides, counts and tells of, it does here too. A restaurant that was merged is followed to the one it is now.
 */
export const inProcess =
  (applications: Applications) =>
  (behalf: Behalf): Ask =>
  async (endpoint, asked) => {
    const application = applications[endpoint.function];
    if (!application) throw new Error(`${endpoint.operation} is answered by "${endpoint.function}", which is not here`);
    const send = (path: string) => application.fetch(requestFor(endpoint, path, asked.body, behalf), around(behalf));
    let response = await send(pathOf(endpoint, asked));
    for (let moves = 0; response.status === 308 && moves < MOST_MOVES; moves++) {
      response = await send(response.headers.get("location") ?? "");
    }
    if (response.ok) return { ok: true, body: (await response.json()) as never };
    return { ok: false, problem: (await response.json()) as Problem };
  };

const around = ({ visitor, holder, keyId }: Behalf): Surroundings => ({ visitor, holder, keyId });

function requestFor({ method }: Endpoint, path: string, body: unknown, { header }: Behalf): Request {
  const headers = new Headers();
  for (const name of PASSED) {
    const value = header(name);
    if (value !== undefined) headers.set(name, value);
  }
  if (method === "GET") return new Request(HERE + path, { headers });
  headers.set("content-type", "application/json");
  return new Request(HERE + path, { method, headers, body: JSON.stringify(body ?? {}) });
}

function pathOf({ path }: Endpoint, { params, query }: Asked<Endpoint>): string {
  const given = (params ?? {}) as Readonly<Record<string, string>>;
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(given[name] ?? ""));
  const values = Object.entries((query ?? {}) as Readonly<Record<string, string | readonly string[] | undefined>>);
  const pairs = values.flatMap(([name, value]) =>
    [value ?? []].flat().map((each) => `${encodeURIComponent(name)}=${encodeURIComponent(each.toWellFormed())}`),
  );
  return pairs.length > 0 ? `${filled}?${pairs.join("&")}` : filled;
}
