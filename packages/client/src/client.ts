import { endpoints } from "@bellyfed/features/features";
import { errorOf, unreadable } from "./error.ts";
import type { Answer, Arguments, CallOptions, Data, ListOperation, Operation } from "./operation.ts";
import { type Sending, send, sleep } from "./send.ts";

export { ApiError, type Code, type Problem } from "./error.ts";
export type { Answer, CallOptions, Data, Operation } from "./operation.ts";

type Token = string | (() => string | undefined | Promise<string | undefined>);

export interface ClientOptions extends Partial<Sending> {
  /** Where the API is, with the stage's path if it has one: `http://localhost:4000`. */
  readonly baseUrl: string;
  readonly apiKey: string;
  /** The bearer token of who calls, or what finds it for each call. */
  readonly token?: Token | undefined;
}

type Bare = { readonly [O in Operation]: (...input: Arguments<O, CallOptions>) => Promise<Data<O>> };

/**
 * Every operation of the API as a function: `client.listRestaurants({ query: { city } })` answers its body. Each throws ApiError with the
 * problem document of what was refused. Writes carry an idempotency key, so calls of either kind are sent again after a 429 or a 503.
 */
export type Client = Bare & {
  /** The same with status, ETag and headers; these can ask for what has changed since (`ifNoneMatch`). */
  readonly answers: {
    readonly [O in Operation]: (
      ...input: Arguments<O, CallOptions & { readonly ifNoneMatch?: string }>
    ) => Promise<Answer<Data<O>>>;
  };
  /** The answer itself, whose body can be read as it comes: `(await client.streams.streamEvents()).body`. Throws ApiError when it is refused. */
  readonly streams: { readonly [O in Operation]: (...input: Arguments<O, CallOptions>) => Promise<Response> };
  /**
   * A list's pages, one after the other: `for await (const page of client.pages.listRestaurants())`. What happened after a position ends where
   * nothing more has happened yet; whoever follows it asks again in a while, after the last page's `next_cursor`.
   */
  readonly pages: { readonly [O in ListOperation]: (...input: Arguments<O, CallOptions>) => AsyncIterable<Data<O>> };
};

/** Makes a client. Runs wherever there is fetch: browsers, Node and edge functions. */
export function createClient(options: ClientOptions): Client {
  const sending: Sending = {
    fetch: (...request) => globalThis.fetch(...request),
    retries: 2,
    longestWait: 10_000,
    sleep,
    ...options,
  };
  const operations = Object.keys(endpoints) as Operation[];
  const each = <F>(make: (operation: Operation) => F) =>
    Object.fromEntries(operations.map((name) => [name, make(name)]));
  const asked = (operation: Operation, input: AnyInput = {}) => ask(operation, input, options, sending);
  const streams = each((operation) => async (input?: AnyInput) => granted(await asked(operation, input)));
  const answers = each((operation) => async (input?: AnyInput) => answerOf(await asked(operation, input)));
  const bare = each((operation) => async (input?: AnyInput) => (await answers[operation]?.(input))?.data);
  const pages = each((operation) => (input?: AnyInput) => {
    const parameter = "follows" in endpoints[operation] ? "after" : "cursor";
    return pagesOf((next) => bare[operation]?.(next), input ?? {}, parameter);
  });
  return { ...bare, answers, streams, pages } as unknown as Client;
}

type Values = Readonly<Record<string, string | number | undefined>>;
interface AnyInput extends CallOptions {
  readonly params?: Values;
  readonly query?: Values;
  readonly body?: unknown;
  readonly ifNoneMatch?: string;
}

async function ask(
  operation: Operation,
  input: AnyInput,
  { baseUrl, apiKey, token }: ClientOptions,
  sending: Sending,
): Promise<Response> {
  const { method, path } = endpoints[operation];
  const bearer = input.token ?? (typeof token === "function" ? await token() : token);
  const init = {
    method,
    headers: headersOf(method, input, apiKey, bearer),
    ...(method !== "GET" && input.body !== undefined && { body: JSON.stringify(input.body) }),
    ...(input.signal && { signal: input.signal }),
    ...(input.cache && { cache: input.cache }),
    ...(input.next !== undefined && { next: input.next }),
  };
  return send(baseUrl.replace(/\/+$/, "") + fill(path, input.params) + queryOf(input.query), init, sending);
}

async function granted(response: Response): Promise<Response> {
  if (!response.ok) throw await errorOf(response);
  return response;
}

function headersOf(
  method: string,
  input: AnyInput,
  apiKey: string,
  bearer: string | undefined,
): Record<string, string> {
  return {
    accept: "application/json",
    "x-api-key": apiKey,
    ...(bearer && { authorization: `Bearer ${bearer}` }),
    ...(input.body !== undefined && { "content-type": "application/json" }),
    ...(method !== "GET" && { "idempotency-key": input.idempotencyKey ?? newKey() }),
    ...(input.ifMatch && { "if-match": input.ifMatch }),
    ...(input.ifNoneMatch && { "if-none-match": input.ifNoneMatch }),
    ...input.headers,
  };
}

/** `randomUUID` is missing in pages that were not loaded securely. */
const newKey = () =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** A path with its parameters. Throws TypeError for one that would lead to another path. */
function fill(path: string, params: Values = {}): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(params[name] ?? "");
    if (/^\.{0,2}$/.test(value)) throw new TypeError(`The parameter ${name} must not be ${JSON.stringify(value)}`);
    return encodeURIComponent(value);
  });
}

function queryOf(query: Values = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
  const texts = Object.fromEntries(given.map(([name, value]) => [name, String(value)]));
  return given.length > 0 ? `?${new URLSearchParams(texts)}` : "";
}

/** An answer of another type than JSON comes as text. */
async function answerOf(response: Response): Promise<Answer<unknown>> {
  const { status, headers } = response;
  const head = { status, headers, etag: headers.get("etag"), behind: headers.get("bellyfed-behind") === "true" };
  if (status === 304) return { ...head, modified: false, data: undefined };
  if (!response.ok) throw await errorOf(response);
  const text = await response.text();
  const isJson = /json\b/.test(headers.get("content-type") ?? "") && !/ndjson/.test(headers.get("content-type") ?? "");
  if (!isJson || text === "") return { ...head, modified: true, data: text === "" ? null : text };
  try {
    return { ...head, modified: true, data: JSON.parse(text) };
  } catch {
    throw unreadable(response);
  }
}

/** `parameter`: as what an answer's `next_cursor` is sent back. */
async function* pagesOf(
  call: (input: AnyInput) => Promise<unknown> | undefined,
  input: AnyInput,
  parameter: "cursor" | "after",
): AsyncIterable<unknown> {
  let query: Values | undefined = input.query;
  for (;;) {
    const page = (await call({ ...input, ...(query && { query }) })) as { next_cursor: string | null };
    yield page;
    const { next_cursor } = page;
    if (next_cursor === null || next_cursor === query?.after) return;
    query = { ...query, [parameter]: next_cursor };
  }
}
