import type { ServerResponse } from "node:http";
import type { FieldError } from "@bellyfed/core/fault";
import { PROBLEM_CONTENT_TYPE, problem } from "@bellyfed/core/problem";
import type { Fields } from "./cors.ts";

/** An HTTP answer, ready to be written. */
export interface Answer {
  readonly status: number;
  readonly fields: Fields;
  readonly body: string | Buffer;
}

/** An answer of the gateway's own. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly fields?: Fields;
  readonly errors?: readonly FieldError[];
}

export const isRefusal = (value: object): value is Refusal => "code" in value;

/** A refusal as a problem document (RFC 9457). */
export function refusalAnswer({ fields = [], ...facts }: Refusal, instance: string, traceId: string): Answer {
  return {
    status: facts.status,
    fields: [...fields, "content-type", PROBLEM_CONTENT_TYPE, "cache-control", "no-store", "x-trace-id", traceId],
    body: JSON.stringify(problem({ ...facts, instance, traceId })),
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isScalar = (value: unknown): value is string | number | boolean =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean";

// The connection is ours, the length is counted here, and who may read the answer is the gateway's policy.
const owned = (name: string): boolean =>
  name === "content-length" ||
  name === "connection" ||
  name === "keep-alive" ||
  name === "transfer-encoding" ||
  name.startsWith("access-control-");

/** What a function returned, as an answer; undefined when it is not a proxy integration's response. */
export function functionAnswer(result: unknown): Answer | undefined {
  if (!isRecord(result)) return undefined;
  const status = Number(result.statusCode);
  const body = result.body ?? "";
  if (!Number.isInteger(status) || status < 200 || status > 599 || typeof body !== "string") return undefined;
  const fields: string[] = [];
  if (!collect(result.multiValueHeaders, fields)) return undefined;
  const seen = new Set(fields.filter((_, index) => index % 2 === 0));
  if (!collect(result.headers, fields, seen)) return undefined;
  return { status, fields, body: result.isBase64Encoded === true ? Buffer.from(body, "base64") : body };
}

function collect(headers: unknown, fields: string[], seen?: ReadonlySet<string>): boolean {
  if (headers === undefined || headers === null) return true;
  if (!isRecord(headers)) return false;
  for (const given in headers) {
    const name = given.toLowerCase();
    if (owned(name) || seen?.has(name)) continue;
    const value = headers[given];
    for (const item of Array.isArray(value) ? value : [value]) {
      if (!isScalar(item)) return false;
      fields.push(name, String(item));
    }
  }
  return true;
}

export const bodiless = (status: number): boolean => status === 204 || status === 304;

/** Writes an answer; `head`: without its body. Answers how many bytes of body were written. Throws for fields that HTTP does not allow. */
export function send(response: ServerResponse, answer: Answer, further: Fields, head: boolean): number {
  const { status, body } = answer;
  const fields = [...answer.fields, ...further];
  if (bodiless(status)) {
    response.writeHead(status, fields).end();
    return 0;
  }
  const length = Buffer.byteLength(body);
  fields.push("content-length", String(length));
  response.writeHead(status, fields);
  if (head) response.end();
  else response.end(body);
  return head ? 0 : length;
}
