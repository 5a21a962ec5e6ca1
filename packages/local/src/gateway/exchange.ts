import { randomUUID } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { AppError } from "@bellyfed/core/error";
import type { APIGatewayProxyEvent } from "aws-lambda";
import { type Answer, isRefusal, type Refusal } from "./answer.ts";
import { eventBody, NO_BODY } from "./body.ts";
import { preflightFields } from "./cors.ts";
import { addressOf, proxyEvent } from "./event.ts";
import { type Gate, methodRefusal, NO_ROUTE, passGate, takeBody, tooLarge } from "./gate.ts";
import type { Head, Trace } from "./head.ts";
import { answerOf, type InvokeFunction } from "./invocation.ts";
import type { KnownKey } from "./keys.ts";
import { answersHead, type Match } from "./routes.ts";
import { type Flow, flowOf, type Patience, type StreamFunction } from "./streamed.ts";
import { readTarget, type Target } from "./target.ts";

/** Another listener on the gateway's port, for everything below a path prefix: `/issuer`. It sees paths without the prefix. */
export interface Mount {
  readonly prefix: string;
  readonly listener: RequestListener;
}

/** What the gateway is made of once its options are prepared. */
export interface Parts extends Gate {
  readonly match: (path: string) => Match | undefined;
  readonly invoke: InvokeFunction;
  readonly stream: StreamFunction;
  readonly patience: Patience;
  readonly mounts: readonly Mount[];
  readonly stage: string;
  readonly timeoutMs: number;
  readonly log: (line: string) => void;
}

/** One request under way. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly head: Head;
  readonly trace: Trace;
  readonly requestId: string;
  readonly receivedAt: number;
  /** Tells a client that waits for it (`Expect: 100-continue`) to send its body. */
  readonly proceed: (() => void) | undefined;
  path: string;
  resource: string | undefined;
  key: KnownKey | undefined;
}

export function exchangeOf(
  facts: Pick<Exchange, "request" | "response" | "head" | "trace" | "receivedAt" | "proceed">,
): Exchange {
  return { ...facts, requestId: randomUUID(), path: "/", resource: undefined, key: undefined };
}

/** What to answer; undefined when somebody else answers, or when nobody is there to be answered. */
export async function decide(parts: Parts, exchange: Exchange): Promise<Answer | Flow | Refusal | undefined> {
  try {
    const target = readTarget(exchange.request.url ?? "/");
    exchange.path = target.path;
    const match = parts.match(target.path);
    return match ? await atResource(parts, exchange, target, match) : elsewhere(parts, exchange, target);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { status: error.status, code: error.code, detail: error.message, errors: error.errors };
  }
}

function elsewhere({ mounts }: Parts, { request, response, proceed }: Exchange, target: Target): Refusal | undefined {
  const mount = mounts.find(({ prefix }) => target.path === prefix || target.path.startsWith(`${prefix}/`));
  if (!mount) return NO_ROUTE;
  const path = target.path.slice(mount.prefix.length) || "/";
  request.url = target.query === "" ? path : `${path}?${target.query}`;
  proceed?.();
  mount.listener(request, response);
  return undefined;
}

async function atResource(parts: Parts, exchange: Exchange, target: Target, match: Match) {
  const { request, head, trace, requestId, receivedAt } = exchange;
  exchange.resource = match.resource.path;
  if (request.method === "OPTIONS") return { status: 204, fields: preflightFields(match.resource), body: "" };
  const isHead = request.method === "HEAD";
  const method = isHead ? "GET" : (request.method ?? "GET");
  const route = match.resource.methods.get(method);
  if (!route || (isHead && !answersHead(route))) return methodRefusal(match.resource);
  const { key, refusal } = passGate(parts, route, head);
  exchange.key = key;
  if (refusal) return refusal;
  const body = head.hasBody ? await bodyOf(parts, exchange) : NO_BODY;
  if (body === undefined || isRefusal(body)) return body;
  const sourceIp = addressOf(request.socket.remoteAddress);
  const port = request.socket.localPort ?? 0;
  const httpVersion = request.httpVersion === "1.1" ? "HTTP/1.1" : `HTTP/${request.httpVersion}`;
  const event = proxyEvent(
    {
      requestId,
      method,
      target,
      match,
      head,
      key,
      xray: trace.xray,
      sourceIp,
      httpVersion,
      stage: parts.stage,
      port,
      receivedAt,
    },
    body,
  );
  if (route.streaming) return streamed(parts, exchange, route.function, event);
  return answerOf(parts.invoke, route.function, event, parts);
}

/** A client that leaves ends the invocation, whether it has begun to answer or not. */
async function streamed(
  { stream, patience, log }: Parts,
  { response }: Exchange,
  name: string,
  event: APIGatewayProxyEvent,
) {
  const payload = stream(name, event);
  response.once("close", () => payload.destroy());
  return flowOf(payload, `${name} (${event.httpMethod} ${event.path})`, { idleMs: patience.idleMs, log });
}

async function bodyOf({ bodyLimit }: Parts, { request, head, proceed }: Exchange) {
  if ((head.contentLength ?? 0) <= bodyLimit) proceed?.();
  const bytes = await takeBody(request, head, bodyLimit);
  if (bytes === "aborted") return undefined;
  return bytes === "too_large" ? tooLarge(bodyLimit) : eventBody(bytes, head.contentType, head.contentEncoding);
}
