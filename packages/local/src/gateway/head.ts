import { randomUUID } from "node:crypto";
import { traceIdOf } from "@bellyfed/core/http/trace";

type Values = Record<string, string>;
type MultiValues = Record<string, string[]>;

const ROOT = /Root=1-[0-9a-f]{8}-[0-9a-f]{24}/i;

/** A request's header fields in API Gateway's two forms, and by name those that the gateway itself goes by. */
export interface Head {
  readonly headers: Values;
  readonly multiValueHeaders: MultiValues;
  apiKey: string | undefined;
  origin: string | undefined;
  userAgent: string | undefined;
  contentType: string | undefined;
  contentEncoding: string | undefined;
  /** Bytes, when the client has said so. */
  contentLength: number | undefined;
  hasBody: boolean;
  forwardedFor: string | undefined;
  traceparent: string | undefined;
  xray: string | undefined;
}

/** No prototype: names come from the caller, and `constructor` is a name like any other. */
export const dictionary = <T>(): Record<string, T> => Object.create(null) as Record<string, T>;

/** Adds one value; of several, the plain form shows the last, as API Gateway has it. */
export function add(single: Values, multi: MultiValues, name: string, value: string): void {
  single[name] = value;
  const values = multi[name];
  if (values) values.push(value);
  else multi[name] = [value];
}

/** One pass over the fields as they were sent; those that concern only this connection are left out. */
export function readHead(raw: readonly string[]): Head {
  const head: Head = {
    headers: dictionary(),
    multiValueHeaders: dictionary(),
    apiKey: undefined,
    origin: undefined,
    userAgent: undefined,
    contentType: undefined,
    contentEncoding: undefined,
    contentLength: undefined,
    hasBody: false,
    forwardedFor: undefined,
    traceparent: undefined,
    xray: undefined,
  };
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const name = raw[index] as string;
    const value = raw[index + 1] as string;
    if (note(head, name.toLowerCase(), value)) add(head.headers, head.multiValueHeaders, name, value);
  }
  return head;
}

/** Remembers what the gateway goes by. Answers whether the field is passed on as it is. */
function note(head: Head, name: string, value: string): boolean {
  switch (name) {
    case "connection":
    case "keep-alive":
    case "proxy-connection":
    case "te":
    case "trailer":
    case "upgrade":
    case "expect":
    case "x-forwarded-port":
    case "x-forwarded-proto":
      return false;
    case "transfer-encoding":
      head.hasBody = true;
      return false;
    case "x-forwarded-for":
      head.forwardedFor = head.forwardedFor === undefined ? value : `${head.forwardedFor}, ${value}`;
      return false;
    case "x-amzn-trace-id":
      head.xray = value;
      return false;
    case "content-length":
      head.contentLength = Number(value);
      head.hasBody ||= head.contentLength > 0;
      return true;
    default:
      noteText(head, name, value);
      return true;
  }
}

function noteText(head: Head, name: string, value: string): void {
  if (name === "x-api-key") head.apiKey = value;
  else if (name === "origin") head.origin = value;
  else if (name === "user-agent") head.userAgent = value;
  else if (name === "content-type") head.contentType = value;
  else if (name === "content-encoding") head.contentEncoding = value;
  else if (name === "traceparent") head.traceparent = value;
}

export interface Trace {
  /** 32 hex digits. */
  readonly id: string;
  /** The X-Amzn-Trace-Id header to pass on. */
  readonly xray: string;
}

/** The request's trace: the one it came with, W3C's or X-Ray's, else a new one that starts with the time, as X-Ray has it. */
export function traceOf({ traceparent, xray }: Head, now: number): Trace {
  if (traceparent === undefined && xray === undefined) {
    const time = Math.floor(now / 1000)
      .toString(16)
      .padStart(8, "0");
    const random = randomUUID().replaceAll("-", "").slice(8);
    return { id: time + random, xray: `Root=1-${time}-${random}` };
  }
  const id = traceIdOf(traceparent, xray);
  return { id, xray: xray && ROOT.test(xray) ? xray : `Root=1-${id.slice(0, 8)}-${id.slice(8)}` };
}
