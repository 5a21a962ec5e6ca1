import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { traceIdOf } from "@bellyfed/core/http/trace";
import { PROBLEM_CONTENT_TYPE, problem } from "@bellyfed/core/problem";
import { type Audience, type Refusal, refusal, type Welcome } from "./refusal.ts";

/** The ways in which Node hands a server what came over a connection. */
const ANSWERED = new Set<unknown>(["request", "checkContinue", "checkExpectation"]);
const TAKEN_OVER = new Set<unknown>(["upgrade", "connect"]);

/**
 * Lets a server see only requests for this machine from those who are welcome; others get a problem document. It stands before all listeners
 * of the server, also those that a library adds later for WebSockets.
 */
export function guard(server: Server, welcome: Welcome, audience: Audience): void {
  const emit = server.emit.bind(server) as (...event: unknown[]) => boolean;
  const guarded = (...event: unknown[]): boolean => {
    const [name, request, answer] = event;
    if (!ANSWERED.has(name) && !TAKEN_OVER.has(name)) return emit(...event);
    const { rawHeaders, socket, url = "/" } = request as IncomingMessage;
    const refused = refusal(rawHeaders, socket.localPort ?? 0, welcome, audience);
    if (refused === undefined) return emit(...event);
    if (ANSWERED.has(name)) refuse(answer as ServerResponse, refused, url);
    else hangUp(answer as Duplex, refused, url);
    return true;
  };
  Object.assign(server, { emit: guarded });
}

/** As the firewall in AWS says it. */
const CODE = "gateway.filtered";

function documentOf(refused: Refusal, url: string): { fields: Record<string, string | number>; body: string } {
  const traceId = traceIdOf(undefined, undefined);
  const body = JSON.stringify(problem({ ...refused, code: CODE, instance: url.split("?", 1)[0] ?? "/", traceId }));
  return {
    fields: {
      "content-type": PROBLEM_CONTENT_TYPE,
      "content-length": Buffer.byteLength(body),
      "cache-control": "no-store",
      vary: "Origin",
      "x-trace-id": traceId,
    },
    body,
  };
}

function refuse(response: ServerResponse, refused: Refusal, url: string): void {
  const { fields, body } = documentOf(refused, url);
  response.writeHead(refused.status, fields).end(body);
}

function hangUp(socket: Duplex, refused: Refusal, url: string): void {
  const { fields, body } = documentOf(refused, url);
  const head = Object.entries({ ...fields, connection: "close" }).map(([name, value]) => `${name}: ${value}\r\n`);
  // Nobody else listens to what becomes of it.
  socket.on("error", () => {});
  socket.end(`HTTP/1.1 ${refused.status} \r\n${head.join("")}\r\n${body}`);
}
