import type * as v from "valibot";
import type { Access, Endpoint, OptionalToken } from "../endpoint.ts";
import { AppError } from "../error.ts";
import type { Executed } from "../execute.ts";
import { faultOf, fieldError } from "../fault.ts";
import { commandIdOf } from "../id.ts";
import type { Caller, Runtime } from "../ports.ts";
import type { CommandMeta } from "../stream.ts";
import type { Visitor } from "../visitor.ts";
import type { BodyHashes } from "./body.ts";
import { entityTag, preconditionOf } from "./etag.ts";

/** A request that has been let in and parsed. */
export interface ApiRequest<Params = unknown, Query = unknown, Body = unknown> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** To know the body again when the request is repeated. */
  readonly bodyHashes: () => BodyHashes;
  readonly method: string;
  /** The path with its query string, as links name it. */
  readonly path: string;
  readonly url: string;
  readonly traceId: string;
  readonly header: (name: string) => string | undefined;
  /** From whom it comes. Neither logged nor stored. */
  readonly visitor: Visitor;
  /** In whose name streams are counted: an API key's, or of the site's key a visitor's by a name that is good for an hour. */
  readonly holder: string;
  /** The id of the API key that it came with, which is no secret; undefined without one. */
  readonly keyId: string | undefined;
  /** Aborted when whoever asked has left and the answer is streamed: what makes it should end then. */
  readonly left: AbortSignal;
  /** The function does not end before this does, also when whoever asked has left. */
  readonly waitUntil: (work: Promise<unknown>) => void;
}

export interface ApiResponse {
  readonly status?: number;
  /**
   * Sent as JSON, or as it is when it is a string. Of an endpoint that is `streaming` it may be an async iterable of strings, each of which
   * is sent when it comes: what can be refused is to be refused before, for what this throws later can only cut the connection.
   */
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An operation with the function that answers it. */
export interface Route {
  readonly endpoint: Endpoint;
  readonly handle: (request: ApiRequest & { readonly caller: Caller | undefined }) => Promise<ApiResponse>;
}

/** What a handler of this endpoint is given: its parsed input, and the caller where the endpoint asks for one. */
export type RequestOf<E> =
  E extends Endpoint<infer P, infer Q, infer B, infer _, infer A>
    ? ApiRequest<v.InferOutput<P>, v.InferOutput<Q>, v.InferOutput<B>> & {
        readonly caller: CallerOf<A>;
      }
    : never;

type CallerOf<A extends Access> = A extends "open" | "key"
  ? undefined
  : A extends OptionalToken
    ? Caller | undefined
    : Caller;

/** Joins an endpoint to its handler. */
export const route = <E extends Endpoint>(
  endpoint: E,
  handle: (request: RequestOf<E>) => Promise<ApiResponse>,
): Route => ({ endpoint, handle: handle as unknown as Route["handle"] });

/** Most characters of an Idempotency-Key. */
export const MOST_KEY = 255;

function idempotencyKeyOf({ header }: Pick<ApiRequest, "header">): string | undefined {
  const key = header("idempotency-key");
  if (key === undefined || (key !== "" && key.length <= MOST_KEY)) return key;
  const fault = key === "" ? faultOf("too_short", { least: 1 }) : faultOf("too_long", { most: MOST_KEY });
  throw new AppError("malformed", "idempotency.malformed", `Idempotency-Key must have 1 to ${MOST_KEY} characters`, [
    fieldError("/header/idempotency-key", fault),
  ]);
}

/** Throws AppError 400 for header fields with which no write is begun. */
export function checkWriteHeaders(header: ApiRequest["header"]): void {
  idempotencyKeyOf({ header });
  preconditionOf(header);
}

/** What the log records of a request: its caller, its idempotency, its trace, its time. Throws AppError 400 for bad headers. */
export function commandMeta(
  request: Pick<ApiRequest, "method" | "path" | "bodyHashes" | "header" | "traceId"> & { readonly caller: Caller },
  runtime: Pick<Runtime, "now" | "id">,
): CommandMeta {
  const key = idempotencyKeyOf(request);
  const { kept, former } = request.bodyHashes();
  return {
    commandId: commandIdOf(request.caller.sub, request.method, request.path, key ?? runtime.id()),
    bodyHash: kept,
    formerBodyHashes: former,
    actor: request.caller.sub,
    traceId: request.traceId,
    at: new Date(runtime.now()).toISOString(),
    precondition: preconditionOf(request.header),
  };
}

/** The answer to a write that leaves nothing to show: 204 with the stream's version as ETag, marked when it is a replay. */
export const removed = ({ version, replayed }: Pick<Executed<unknown>, "version" | "replayed">): ApiResponse => ({
  status: 204,
  body: null,
  headers: { etag: `"${version}"`, ...(replayed && { "idempotency-replayed": "true" }) },
});

/** The answer to a write: the new representation with its version as ETag, marked when it is a replay. */
export function written(
  executed: Pick<Executed<unknown>, "version" | "replayed">,
  body: unknown,
  { status, location }: { status?: number; location?: string } = {},
): ApiResponse {
  return {
    ...(status && { status }),
    body,
    headers: {
      etag: entityTag(JSON.stringify(body), executed.version),
      ...(location && { location }),
      ...(executed.replayed && { "idempotency-replayed": "true" }),
    },
  };
}
