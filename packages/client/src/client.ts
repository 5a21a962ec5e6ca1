import { answerOf, granted } from "./answer.ts";
import { following, type Gap, type Happening } from "./follow.ts";
import type { Operations } from "./generated/api.ts";
import { operations } from "./generated/operations.ts";
import { linesOf } from "./lines.ts";
import type {
  AnyInput,
  Arguments,
  CallOptions,
  Answer as Complete,
  Data,
  Line,
  LineOperation,
  ListOperation,
  Operation,
} from "./operation.ts";
import { pagesOf } from "./pages.ts";
import { ask, type Token } from "./request.ts";
import { type Sending, sleep } from "./send.ts";

export { type FaultCode, faultCodes, isFaultCode, isProblemCode, type ProblemCode, problemCodes } from "./codes.ts";
export { ApiError, type Code, type FieldError, type Problem } from "./error.ts";
export type { Gap, Happening } from "./follow.ts";
export type * from "./generated/api.ts";
export type { Answer, CallOptions, Data, Input, Line, LineOperation, ListOperation, Operation } from "./operation.ts";
export type { Token } from "./request.ts";
export type { Sending } from "./send.ts";

export interface ClientOptions extends Partial<Sending> {
  /** Where the API is, with the stage's path if it has one: `http://localhost:4000`. */
  readonly baseUrl: string;
  readonly apiKey: string;
  /** The bearer token of who calls, or what finds it for each call. */
  readonly token?: Token | undefined;
}

// Written as `keyof Operations`, and not by a name for it, so that an editor shows what is said there of each operation.
type Bare = { readonly [O in keyof Operations]: (...input: Arguments<O, CallOptions>) => Promise<Data<O>> };

/**
 * Every operation of the API as a function: `client.listRestaurants({ query: { city } })` answers its body. Each throws ApiError with the
 * problem document of what was refused. Writes carry an idempotency key, so calls of either kind are sent again after a 429 or a 503.
 */
export type Client = Bare & {
  /** The same with status, ETag and headers; these can ask for what has changed since (`ifNoneMatch`). */
  readonly answers: {
    readonly [O in keyof Operations]: (
      ...input: Arguments<O, CallOptions & { readonly ifNoneMatch?: string }>
    ) => Promise<Complete<Data<O>>>;
  };
  /** The answer itself, whose body can be read as it comes: `(await client.streams.exportMe()).body`. Throws ApiError when it is refused. */
  readonly streams: { readonly [O in keyof Operations]: (...input: Arguments<O, CallOptions>) => Promise<Response> };
  /**
   * A list's pages, one after the other: `for await (const page of client.pages.listRestaurants())`. What happened after a position ends where
   * nothing more has happened yet; whoever follows it asks again in a while, after the last page's `next_cursor`.
   */
  readonly pages: {
    readonly [O in keyof Operations as Extract<O, ListOperation>]: (
      ...input: Arguments<O, CallOptions>
    ) => AsyncIterable<Data<O>>;
  };
  /** What can be had as lines of JSON, line by line as it comes: `for await (const line of client.lines.exportMe())`. */
  readonly lines: {
    readonly [O in keyof Operations as Extract<O, LineOperation>]: (
      ...input: Arguments<O, CallOptions>
    ) => AsyncIterable<Line<O>>;
  };
  /**
   * What happens, as it happens (`streamEvents`), until nobody reads on: `for await (const { event, data } of client.follow())`. A stream that
   * ends or is cut is asked for again from where it was. Not with React Native's own fetch, which reads no answer as it comes.
   */
  readonly follow: (...input: Arguments<"streamEvents", CallOptions>) => AsyncIterable<Happening | Gap>;
};

/** Makes a client. Runs wherever there is fetch: browsers, Node, React Native and edge functions. */
export function createClient(options: ClientOptions): Client {
  const sending: Sending = {
    fetch: (...request) => globalThis.fetch(...request),
    retries: 2,
    longestWait: 10_000,
    sleep,
    ...options,
  };
  const each = <F>(make: (operation: Operation) => F) =>
    Object.fromEntries((Object.keys(operations) as Operation[]).map((name) => [name, make(name)]));
  const asked = (operation: Operation, input: AnyInput = {}) => ask(operation, input, options, sending);
  const body = async (operation: Operation, input?: AnyInput) => (await answerOf(await asked(operation, input))).data;
  const stream = async (operation: Operation, input?: AnyInput) => granted(await asked(operation, input));
  return {
    ...each((operation) => (input?: AnyInput) => body(operation, input)),
    answers: each((operation) => async (input?: AnyInput) => answerOf(await asked(operation, input))),
    streams: each((operation) => (input?: AnyInput) => stream(operation, input)),
    pages: each((operation) => (input: AnyInput = {}) => {
      const parameter = operations[operation].endsWith(" after") ? "after" : "cursor";
      return pagesOf((next) => body(operation, next), input, parameter);
    }),
    lines: each((operation) => (input: AnyInput = {}) => {
      const headers = { accept: "application/x-ndjson", ...input.headers };
      return linesOf(() => stream(operation, { ...input, headers }));
    }),
    follow: (input: AnyInput = {}) => following((next) => stream("streamEvents", next), input, sending),
  } as unknown as Client;
}
