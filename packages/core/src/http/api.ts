import { type Context, Hono } from "hono";
import { deprecationFields } from "../deprecation.ts";
import { type Access, anyone, type Endpoint, isOptional } from "../endpoint.ts";
import { AppError } from "../error.ts";
import { parse } from "../parse.ts";
import type { Caller, Identity, Log } from "../ports.ts";
import { PROBLEM_CONTENT_TYPE, problem } from "../problem.ts";
import { UNKNOWN, type Visitor } from "../visitor.ts";
import { bodyHashes, decodeBody, parseJson, refuseEncoded, refuseLong } from "./body.ts";
import { entityTag, matches, requireMatch } from "./etag.ts";
import { queryOf, severalOf } from "./query.ts";
import { admitWrite, type WriteQuota } from "./quota.ts";
import { type ApiResponse, checkWriteHeaders, type Route } from "./route.ts";
import { bytesOf, isStreamed } from "./streamed.ts";
import { traceIdOf } from "./trace.ts";

export interface ApiPorts {
  readonly identity: Identity;
  readonly log: Log;
  /** How often users and owners may write, and who was erased; a function whose routes write needs it. */
  readonly quota?: WriteQuota | undefined;
  /** The key of what is kept of a body to know it again; a function whose routes write needs one. */
  readonly bodySecret?: string;
}

/** What comes with a request besides it: the second argument of the application's `fetch`. */
export interface Surroundings {
  readonly visitor?: Visitor;
  readonly holder?: string;
  readonly left?: AbortSignal;
  readonly waitUntil?: (work: Promise<unknown>) => void;
  readonly keyId?: string | undefined;
}

/** Of those who are answered at once: nobody leaves, and nothing goes on. */
const NEVER = new AbortController().signal;
const NOBODY_WAITS = () => {};

const JSON_TYPE = "application/json; charset=utf-8";
const pathOf = (c: Context) => c.req.url.slice(c.req.url.indexOf("/", 8));

/** The HTTP application of one Lambda: parses and lets in, calls the route, and says every error the same way. */
export function api(routes: readonly Route[], ports: ApiPorts): Hono {
  const app = new Hono();
  for (const route of routes) {
    const { path, method, operation, deprecated } = route.endpoint;
    const several = severalOf(route.endpoint.query);
    const retiring = deprecated && deprecationFields(operation, deprecated);
    app.on(method, path.replace(/\{(\w+)\}/g, ":$1"), (c: Context) => {
      if (retiring) c.set("retiring", retiring);
      return answer(c, route, ports, several);
    });
  }
  app.notFound((c) => refuse(c, new AppError("missing", "route.missing", "There is nothing at this address"), ports));
  app.onError((error, c) => refuse(c, error, ports));
  return app;
}

async function answer(
  c: Context,
  { endpoint, handle }: Route,
  ports: ApiPorts,
  several: ReturnType<typeof severalOf>,
): Promise<Response> {
  const header = (name: string) => c.req.header(name);
  const { access } = endpoint;
  const around = (c.env ?? {}) as Surroundings;
  const bytes = await c.req.arrayBuffer();
  // As the firewall does, where there is one: whoever calls and whatever for.
  refuseLong(bytes);
  // Most reads ask nobody who calls: those are spared the wait for an answer.
  const caller =
    typeof access === "string" ? undefined : await callerOf(access, header("authorization"), ports.identity);
  const sent = endpoint.method === "GET" ? NO_BODY : bodyIn(bytes, header);
  const request = {
    params: parse(endpoint.params, c.req.param(), { prefix: "/path", kind: "malformed" }),
    query: parse(endpoint.query, queryOf(c.req.url, several), { prefix: "/query", kind: "malformed" }),
    body: endpoint.method === "GET" ? {} : parse(endpoint.body, sent.value),
    bodyHashes: () => bodyHashes(ports.bodySecret, caller?.sub ?? "", sent.text, sent.value),
    method: endpoint.method,
    path: c.req.path,
    url: pathOf(c),
    traceId: traceOf(c),
    header,
    visitor: around.visitor ?? UNKNOWN,
    holder: around.holder ?? "nobody",
    left: around.left ?? NEVER,
    waitUntil: around.waitUntil ?? NOBODY_WAITS,
    keyId: around.keyId,
    caller,
  };
  if (endpoint.method !== "GET") checkWriteHeaders(header);
  await count(c, endpoint, caller, ports);
  const response = await handle(request);
  return respond(c, endpoint.status, isOptional(access) ? personal(response) : response);
}

const NO_BODY = { text: "", value: {} };

/** A request's body as it was sent, and the JSON value that it holds. */
function bodyIn(bytes: ArrayBuffer, header: (name: string) => string | undefined) {
  refuseEncoded(header("content-encoding"));
  const text = decodeBody(bytes);
  return { text, value: parseJson(text, header("content-type")) };
}

/** Lets in and counts a write whose input is well-formed, before anything is loaded for it. The answer, an error's too, tells how many are left. */
async function count(c: Context, endpoint: Endpoint, caller: Caller | undefined, { quota }: ApiPorts): Promise<void> {
  if (!quota || endpoint.method === "GET" || !caller) return;
  c.set("left", await admitWrite(quota, caller, endpoint));
}

const leftOf = (c: Context) => c.get("left") as ApiResponse["headers"];

/** With what the operation says of its own end, whether it answers or refuses; links are joined. */
function withEnd(c: Context, headers: Record<string, string>): Record<string, string> {
  const retiring = c.get("retiring") as ReturnType<typeof deprecationFields> | undefined;
  if (!retiring) return headers;
  return { ...headers, ...retiring, link: headers.link ? `${headers.link}, ${retiring.link}` : retiring.link };
}

/** An answer that depends on who asks is kept by nobody else. */
function personal({ headers = {}, ...response }: ApiResponse): ApiResponse {
  const told = headers["cache-control"] ?? "";
  const cache = /\b(?:private|no-store)\b/.test(told) ? told : "private";
  const vary = headers.vary ? `${headers.vary}, Authorization` : "Authorization";
  return { ...response, headers: { ...headers, "cache-control": cache, vary } };
}

/** Lets in whoever may call, and says who it is where that matters; ownership of a thing is its decider's question. */
async function callerOf(
  access: Exclude<Access, string>,
  authorization: string | undefined,
  identity: Identity,
): Promise<Caller | undefined> {
  if (isOptional(access) && authorization === undefined) return undefined;
  const token = /^Bearer ([\w.~+/-]+=*)$/i.exec(authorization ?? "")?.[1];
  if (!token) throw new AppError("unauthorized", "token.missing", "Sign in: send Authorization: Bearer <token>");
  const caller = await identity.verify(token);
  const roles = isOptional(access) ? anyone : access;
  if (roles.includes(caller.role)) return caller;
  throw new AppError("forbidden", "role.forbidden", `This needs one of the roles ${roles.join(", ")}`);
}

function respond(c: Context, status: number, response: ApiResponse): Response {
  if (isStreamed(response.body)) {
    const headers = withEnd(c, { "cache-control": "no-store", "x-trace-id": traceOf(c), ...response.headers });
    return new Response(bytesOf(response.body), { status: response.status ?? status, headers });
  }
  const body = typeof response.body === "string" ? response.body : JSON.stringify(response.body);
  const etag = response.headers?.etag ?? (c.req.method === "GET" ? entityTag(body) : undefined);
  const headers = withEnd(c, {
    "content-type": JSON_TYPE,
    "x-trace-id": traceOf(c),
    ...leftOf(c),
    ...response.headers,
    ...(etag && { etag }),
  });
  const final = response.status ?? status;
  if (c.req.method === "GET" && etag && final === 200) {
    requireMatch(c.req.header("if-match"), etag);
    if (matches(c.req.header("if-none-match"), etag)) return new Response(null, { status: 304, headers });
  }
  return new Response(final === 204 ? null : body, { status: final, headers });
}

function refuse(c: Context, error: unknown, { log }: ApiPorts): Response {
  const traceId = traceOf(c);
  const known = error instanceof AppError ? error : undefined;
  if (!known) log.error("Unexpected error", { error, trace_id: traceId, path: c.req.path });
  if (known?.cause) log.warn("Not possible now", { error: known.cause, trace_id: traceId, path: c.req.path });
  const body = problem({
    status: known?.status ?? 500,
    code: known?.code ?? "internal",
    detail: known?.message ?? "Something went wrong on our side; the trace id helps us to find it",
    instance: c.req.path,
    traceId,
    errors: known?.errors ?? [],
  });
  return new Response(JSON.stringify(body), {
    status: body.status,
    headers: withEnd(c, {
      "content-type": PROBLEM_CONTENT_TYPE,
      "x-trace-id": traceId,
      "cache-control": "no-store",
      ...(body.status === 401 && { "www-authenticate": "Bearer" }),
      ...((body.status === 503 || body.status === 429) && { "retry-after": "1" }),
      ...leftOf(c),
      ...known?.headers,
    }),
  });
}

function traceOf(c: Context): string {
  const known = c.get("traceId") as string | undefined;
  if (known) return known;
  const traceId = traceIdOf(c.req.header("traceparent"), c.req.header("x-amzn-trace-id"));
  c.set("traceId", traceId);
  return traceId;
}
