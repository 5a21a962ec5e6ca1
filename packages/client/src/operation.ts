import type { Operations } from "./generated/api.ts";

/** The name of an operation: `listRestaurants`. */
export type Operation = keyof Operations;

type ParamsOf<O extends Operation> = Operations[O]["params"];
type QueryOf<O extends Operation> = Loose<Operations[O]["query"]>;
type BodyOf<O extends Operation> = Operations[O]["body"];

/** What an operation answers. */
export type Data<O extends Operation> = Operations[O]["data"];

/** Where the API reads text, a number may be given; where it reads several, one will do. */
type Loose<Query> = {
  [Name in keyof Query]: string extends Query[Name]
    ? Query[Name] | number
    : string[] extends Query[Name]
      ? Query[Name] | readonly (string | number)[] | string | number
      : Query[Name];
};

/** A part that an operation does not have is left out; one without required fields may be. */
type Part<Name extends string, Fields> = keyof Fields extends never
  ? unknown
  : Record<never, never> extends Fields
    ? { readonly [N in Name]?: Fields }
    : { readonly [N in Name]: Fields };

/** What goes with a call besides its input. */
export interface CallOptions {
  /** Instead of the client's token. */
  readonly token?: string;
  /** Makes a write happen once, however often it is sent; left out, every call has a new one. */
  readonly idempotencyKey?: string;
  /** The ETag that the caller saw: a write of anything newer is refused with 412. */
  readonly ifMatch?: string;
  readonly signal?: AbortSignal;
  readonly headers?: Readonly<Record<string, string>>;
  /** Handed to fetch as it is: Next.js' `{ revalidate, tags }`. */
  readonly next?: { revalidate?: number | false; tags?: string[] };
  readonly cache?: "default" | "no-store" | "reload" | "no-cache" | "force-cache" | "only-if-cached";
}

/** What an operation takes: `params` of its path, `query`, `body`. */
export type Input<O extends Operation> = Part<"params", ParamsOf<O>> &
  Part<"query", QueryOf<O>> &
  Part<"body", BodyOf<O>>;

/** One argument, which may be left out where nothing in it is required. */
export type Arguments<O extends Operation, Options> =
  Record<never, never> extends Input<O> ? [input?: Input<O> & Options] : [input: Input<O> & Options];

/** The operations that answer a list in pages, or what happened after a position. */
export type ListOperation = {
  [O in Operation]: "cursor" extends keyof QueryOf<O> ? O : "after" extends keyof QueryOf<O> ? O : never;
}[Operation];

/** The operations that can answer one JSON object a line, and what a line is. */
export type Line<O extends Operation> = Operations[O] extends { line: infer L } ? L : never;
export type LineOperation = { [O in Operation]: Operations[O] extends { line: unknown } ? O : never }[Operation];

interface Head {
  readonly status: number;
  readonly etag: string | null;
  /** A read asked for a version (`at_least`) that the API does not show yet. */
  readonly behind: boolean;
  readonly headers: Headers;
}
/** A whole answer. `modified` is false only when `ifNoneMatch` named what the API has: 304. */
export type Answer<T> =
  | (Head & { readonly modified: true; readonly data: T })
  | (Head & { readonly modified: false; readonly data: undefined });

type Value = string | number | undefined;
type Values = Readonly<Record<string, Value | readonly Value[]>>;
/** The input of any operation. */
export interface AnyInput extends CallOptions {
  readonly params?: Values;
  readonly query?: Values;
  readonly body?: unknown;
  readonly ifNoneMatch?: string;
}
