import { operations } from "./generated/operations.ts";
import type { AnyInput, Operation } from "./operation.ts";
import { type Sending, send } from "./send.ts";

/** A bearer token, or what finds it for each call. */
export type Token = string | (() => string | undefined | Promise<string | undefined>);

/** Whom the calls go to, and for whom they are. */
export interface Calling {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly token?: Token | undefined;
}

/** Sends an operation's request and answers what comes, refusals as well. Throws TypeError for a parameter that would lead to another path. */
export async function ask(
  operation: Operation,
  input: AnyInput,
  { baseUrl, apiKey, token }: Calling,
  sending: Sending,
): Promise<Response> {
  const [method = "", path = ""] = operations[operation].split(" ");
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

/**
 * 128 bits by chance. `randomUUID` is missing in pages that were not loaded securely, and React Native has no `crypto` at all: a key need only be
 * one that the same caller has not used, which is no secret.
 */
function newKey(): string {
  const bytes = new Uint8Array(16);
  const isThere = typeof crypto !== "undefined";
  const random = isThere ? crypto.getRandomValues(bytes) : bytes.map(() => Math.random() * 256);
  return Array.from(random, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A path with its parameters. Throws TypeError for one that would lead to another path. */
function fill(path: string, params: AnyInput["params"] = {}): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(params[name] ?? "");
    if (/^\.{0,2}$/.test(value)) throw new TypeError(`The parameter ${name} must not be ${JSON.stringify(value)}`);
    return encodeURIComponent(value);
  });
}

/** Not by URLSearchParams, which React Native has only a part of. Several values are a parameter that is repeated. */
function queryOf(query: AnyInput["query"] = {}): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).flatMap((each) =>
      each === undefined || each === null ? [] : `${formText(name)}=${formText(String(each))}`,
    ),
  );
  return pairs.length > 0 ? `?${pairs.join("&")}` : "";
}

const formText = (text: string): string => encodeURIComponent(text).replace(/%20/g, "+");
