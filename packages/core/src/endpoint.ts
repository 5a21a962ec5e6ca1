import type * as v from "valibot";
import type { Deprecation } from "./deprecation.ts";
import type { Role } from "./ports.ts";
import { nothing } from "./schema.ts";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/**
 * The Lambda functions that answer HTTP. `community-command` is apart from `command` for its bundle: it holds what people do among each other and what
 * keeps order. `import` is apart because only it carries the S3 client, `service` for what makes the API's documents,
 * `feed` for those who follow the log page by page and who ask what their key has used, `search` for what the search index answers, `mcp` for
 * the library of that protocol, `stream`
 * because its answers go out piece by piece, for minutes; `guide` does both of the last, and thinks.
 */
export type HttpFunction =
  | "query"
  | "command"
  | "community-command"
  | "import"
  | "service"
  | "feed"
  | "search"
  | "mcp"
  | StreamingFunction;
/** Those whose answers are streamed: Lambda and API Gateway call them in another way than the others, and for all of their routes. */
export const streamingFunctions = ["stream", "guide"] as const;
export type StreamingFunction = (typeof streamingFunctions)[number];
/** Whether a function is called so. */
export const streams = (name: string): name is StreamingFunction =>
  streamingFunctions.includes(name as StreamingFunction);

type AnySchema = v.GenericSchema<unknown, unknown>;

/**
 * Who may call: `open` needs no API key, `key` needs one, a list needs a token with one of these roles besides. With an optional token any
 * key will do, or none is needed, and whoever sends a token is told more.
 */
export type Access = "open" | "key" | OptionalToken | readonly Role[];
export interface OptionalToken {
  readonly key: boolean;
  readonly token: "optional";
}
/** Any key will do, and a token tells more. */
export const tokenOptional: OptionalToken = { key: true, token: "optional" };
/** Open to all without a key, and a token tells more. */
export const openTokenOptional: OptionalToken = { key: false, token: "optional" };
export const anyone: readonly Role[] = ["user", "owner", "moderator", "admin"];
/** Those who keep order. */
export const moderators: readonly Role[] = ["moderator", "admin"];

/** Whether a token may be sent here and need not be. */
export const isOptional = (access: Access): access is OptionalToken => typeof access === "object" && "token" in access;

/** Whether an API key is needed. */
export const asksForKey = (access: Access): boolean => (isOptional(access) ? access.key : access !== "open");

/**
 * One operation of the API, described once: the manifests, the routes, the typed client and the OpenAPI document all come from it.
 */
export interface Endpoint<
  Params extends AnySchema = AnySchema,
  Query extends AnySchema = AnySchema,
  Body extends AnySchema = AnySchema,
  Response extends AnySchema = AnySchema,
  Admits extends Access = Access,
> {
  /** The operation's name: `listRestaurants`. */
  readonly operation: string;
  readonly summary: string;
  readonly method: Method;
  /** `/restaurants/{id}` */
  readonly path: string;
  readonly function: HttpFunction;
  readonly access: Admits;
  /** As what a write by a user or an owner is counted; how many of each there may be is in `features/src/write-limits.ts`. */
  readonly counted?: string;
  /** Whether even somebody who was erased may call it, though it writes. */
  readonly erasedToo?: true;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly response: Response;
  /** The status of success. */
  readonly status: 200 | 201 | 202 | 204;
  /** Another status of success, with the same body or with none (204), for the document. */
  readonly otherStatus?: 201 | 204;
  /** Other content types of success than JSON, for the document. */
  readonly produces?: readonly string[];
  /** Other forms of success, by their content types: whoever asks for one by Accept is answered in it. */
  readonly forms?: Readonly<Record<string, AnySchema>>;
  /** Whether it follows the log in its order: then it says up to which position, and what is asked for may be no longer kept (410). */
  readonly follows?: true;
  /** Whether it answers from something that follows the log: then it says up to which position, and whether it knows that there is more. */
  readonly positioned?: true;
  /** Of what speaks a protocol with errors of its own: their form, in which it refuses what is none of the protocol's messages (400, 404). */
  readonly refusesAs?: AnySchema;
  /** That its path has no other method, and callers who try one go by being told so (405): API Gateway by itself would say that there is nothing. */
  readonly alone?: true;
  /** Whether its answer goes out piece by piece as it comes; its function is one of those that stream then. */
  readonly streaming?: true;
  /** Whether it names something that moderators can hide, so that it can be answered 410. */
  readonly mayBeHidden?: true;
  /** That it is on its way out, since when, and until when it works: every answer says so. */
  readonly deprecated?: Deprecation;
  /** The heading under which the document lists it. */
  readonly tag: string;
}

type Optional<S> = S extends AnySchema ? S : typeof nothing;

/** Describes an operation; a schema left out stands for an empty object. */
export function endpoint<
  const P extends AnySchema | undefined,
  const Q extends AnySchema | undefined,
  const B extends AnySchema | undefined,
  const R extends AnySchema,
  const A extends Access,
>(
  facts: Omit<Endpoint, "params" | "query" | "body" | "response" | "access"> & {
    readonly params?: P;
    readonly query?: Q;
    readonly body?: B;
    readonly response: R;
    readonly access: A;
  },
): Endpoint<Optional<P>, Optional<Q>, Optional<B>, R, A> {
  const { params = nothing, query = nothing, body = nothing, ...rest } = facts;
  return { ...rest, params, query, body } as unknown as Endpoint<Optional<P>, Optional<Q>, Optional<B>, R, A>;
}
