import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Readable } from "node:stream";
import { MOST_BODY_BYTES } from "@bellyfed/core/http/body";
import { traceIdOf } from "@bellyfed/core/http/trace";
import type { RouteManifest } from "@bellyfed/core/manifest";
import { PROBLEM_CONTENT_TYPE, problem } from "@bellyfed/core/problem";
import type { APIGatewayProxyEvent, Context } from "aws-lambda";
import { guard } from "../guard/guard.ts";
import type { Welcome } from "../guard/refusal.ts";
import { makeContext } from "../lambda/context.ts";
import { LOOPBACK, listen } from "../loopback.ts";
import { isRefusal, refusalAnswer } from "./answer.ts";
import { corsPolicy } from "./cors.ts";
import { decide, exchangeOf, type Mount, type Parts } from "./exchange.ts";
import { finish, passOn, type Serving } from "./finish.ts";
import { readHead, traceOf } from "./head.ts";
import { type ApiKey, keyRing } from "./keys.ts";
import { compileRoutes } from "./routes.ts";
import { isFlow, type Patience, STREAM_PATIENCE } from "./streamed.ts";
import { type Plans, throttle } from "./throttle.ts";

export interface GatewayOptions {
  /** 0: any free port. */
  readonly port: number;
  readonly routes: readonly RouteManifest[];
  readonly invoke: (functionName: string, event: APIGatewayProxyEvent, context: Context) => Promise<unknown>;
  /** Calls a function whose answer is streamed, and answers its payload. Needed by routes that stream. */
  readonly stream?: (functionName: string, event: APIGatewayProxyEvent, context: Context) => Readable;
  readonly apiKeys: readonly ApiKey[];
  readonly plans: Plans;
  /** Whose pages may read the answers. */
  readonly corsOrigins: readonly string[];
  /** Who may ask at all; left out, those origins. */
  readonly welcome?: Welcome;
  /** Bytes; 1 MiB when left out. */
  readonly bodyLimit?: number;
  readonly stage?: string;
  /** How long a function may take; API Gateway's 29 s when left out. */
  readonly timeoutMs?: number;
  /** How long a function may take whose answer is streamed; API Gateway's times when left out. */
  readonly patience?: Patience;
  readonly mounts?: readonly Mount[];
  /** Gets one JSON line per request. */
  readonly accessLog?: (line: string) => void;
  /** Gets one readable line per failed invocation. */
  readonly log?: (line: string) => void;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

export interface Gateway {
  readonly url: string;
  readonly port: number;
  /** Lets requests under way finish (for 5 s at most) and closes the port. */
  stop(): Promise<void>;
}

const TIMEOUT_MS = 29_000;
const GRACE_MS = 5000;

/** Starts an HTTP server that behaves like API Gateway's REST API in front of Lambda proxy integrations. Throws when the port is taken. */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const serving = prepare(options, () => server.listening);
  const server: Server = createServer((request, response) => void serve(serving, request, response));
  // A request must arrive within 30 s; connections stay open for longer than clients keep theirs, so that none meets a closing one.
  server.requestTimeout = 30_000;
  server.keepAliveTimeout = 75_000;
  server.on("checkContinue", (request, response) => {
    void serve(serving, request, response, () => response.writeContinue());
  });
  server.on("clientError", refuseConnection);
  guard(server, options.welcome ?? { origins: options.corsOrigins, hosts: [] }, "browsers");
  const port = await listen(server, options.port, "API_PORT");
  const stop = () => {
    for (const flow of serving.endless) flow.destroy();
    return close(server);
  };
  return { url: `http://${LOOPBACK}:${port}`, port, stop };
}

function prepare(options: GatewayOptions, isOpen: () => boolean): Serving {
  const { now = Date.now, stage = "local", timeoutMs = TIMEOUT_MS, bodyLimit = MOST_BODY_BYTES, mounts = [] } = options;
  const { patience = STREAM_PATIENCE } = options;
  for (const { name, plan } of options.apiKeys) {
    if (!Object.hasOwn(options.plans, plan))
      throw new Error(`The API key ${name} is on the unknown usage plan ${plan}`);
  }
  const timeoutSeconds = timeoutMs / 1000;
  const parts: Parts = {
    match: compileRoutes(options.routes),
    keyOf: keyRing(options.apiKeys),
    admission: throttle(options.plans, now),
    plans: options.plans,
    invoke: (functionName, event) =>
      options.invoke(functionName, event, makeContext({ functionName, memory: 512, timeoutSeconds })),
    stream: (functionName, event) => {
      if (!options.stream) throw new Error(`Nobody calls ${functionName}, which streams`);
      const seconds = patience.longestMs / 1000;
      return options.stream(functionName, event, makeContext({ functionName, memory: 512, timeoutSeconds: seconds }));
    },
    patience,
    log: options.log ?? ((line) => console.error(line)),
    mounts,
    stage,
    timeoutMs,
    bodyLimit,
  };
  return {
    parts,
    cors: corsPolicy(options.corsOrigins),
    now,
    endless: new Set(),
    isOpen,
    accessLog: options.accessLog,
  };
}

async function serve(
  serving: Serving,
  request: IncomingMessage,
  response: ServerResponse,
  proceed?: () => void,
): Promise<void> {
  const receivedAt = serving.now();
  const head = readHead(request.rawHeaders);
  const exchange = exchangeOf({ request, response, head, trace: traceOf(head, receivedAt), receivedAt, proceed });
  try {
    const answer = await decide(serving.parts, exchange);
    if (answer === undefined || response.destroyed) return;
    if (isFlow(answer)) await passOn(serving, exchange, answer);
    else
      finish(serving, exchange, isRefusal(answer) ? refusalAnswer(answer, exchange.path, exchange.trace.id) : answer);
  } catch (error) {
    serving.parts.log(
      `gateway: ${request.method} ${exchange.path} failed: ${error instanceof Error ? error.stack : error}`,
    );
    if (response.headersSent) response.destroy();
    else finish(serving, exchange, refusalAnswer(BROKEN, exchange.path, exchange.trace.id));
  }
}

const BROKEN = { status: 502, code: "gateway.failed", detail: "The answer to this request could not be sent" };

const connectionProblems: Readonly<Record<string, readonly [number, string, string]>> = {
  HPE_HEADER_OVERFLOW: [431, "request.too_large", "The header fields are too large"],
  ERR_HTTP_REQUEST_TIMEOUT: [408, "request.timeout", "The request did not arrive in time"],
};

/** What cannot be read as HTTP is answered in the same form as everything else. */
function refuseConnection(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, code, detail] = connectionProblems[error.code ?? ""] ?? [400, "request.malformed", "This is not HTTP"];
  const traceId = traceIdOf(undefined, undefined);
  const body = JSON.stringify(problem({ status, code, detail, instance: "/", traceId }));
  socket.end(
    `HTTP/1.1 ${status} \r\nConnection: close\r\nContent-Type: ${PROBLEM_CONTENT_TYPE}\r\nX-Trace-Id: ${traceId}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const forced = setTimeout(() => server.closeAllConnections(), GRACE_MS);
    server.close(() => {
      clearTimeout(forced);
      resolve();
    });
  });
}
