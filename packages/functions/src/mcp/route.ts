import { AppError } from "@bellyfed/core/error";
import { type ApiRequest, type Route, route } from "@bellyfed/core/http/route";
import type { Log } from "@bellyfed/core/ports";
import { endpoints } from "@bellyfed/features/mcp/contract";
import {
  createMcpHandler,
  isLegacyRequest,
  type McpServer,
  WebStandardStreamableHTTPServerTransport,
} from "@modelcontextprotocol/server";
import { type Applications, inProcess } from "../http/in-process.ts";
import { calls } from "./calls.ts";
import { mcpServer } from "./server.ts";

export interface McpPorts {
  /** The functions whose operations the tools call. */
  readonly applications: Applications;
  /** Whose pages may call; empty where the gateway sees to that by itself. */
  readonly origins: readonly string[];
  readonly log: Pick<Log, "error" | "warn">;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Header fields of the protocol. */
const PASSED = ["content-type", "mcp-protocol-version", "mcp-method", "mcp-name"] as const;
/** What the protocol has clients accept. Whoever says less gets an answer nevertheless: it is JSON in any case. */
const ACCEPT = "application/json, text/event-stream";
/** Nothing is resolved at this name. */
const HERE = "https://mcp.invalid/mcp";

/**
 * The MCP server over HTTP: of the revision 2026-07-28, which knows neither sessions nor handshakes, and of those before without their
 * sessions. Each message is answered by a server of its own, which calls the API on behalf of whoever sent it.
 */
export function mcpRoute({ applications, origins, log, now }: McpPorts): Route {
  const onBehalfOf = inProcess(applications);
  return route(endpoints.sendMcpMessage, async (request) => {
    refuseStrangers(request, origins);
    refuseMany(request.body);
    const made = () => mcpServer(calls(onBehalfOf(request), now), log);
    const response = await answered(requestOf(request), request.body, made);
    return { status: response.status, body: await response.text(), headers: headersOf(response) };
  });
}

/** Answers a message as a whole, whatever its revision: this function does not stream, and nobody is told of anything before an answer. */
async function answered(request: Request, parsedBody: unknown, made: () => McpServer): Promise<Response> {
  if (!(await isLegacyRequest(request, parsedBody)))
    return createMcpHandler(made, { legacy: "reject", maxSubscriptions: 0 }).fetch(request, { parsedBody });
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
  await made().connect(transport);
  return transport.handleRequest(request, { parsedBody });
}

/** A page that somebody's browser shows may call only if it is known: its name may have been bound to our address (DNS rebinding). */
function refuseStrangers({ header }: ApiRequest, origins: readonly string[]): void {
  const origin = header("origin");
  if (origin === undefined || origins.length === 0 || origins.includes(origin)) return;
  throw new AppError("forbidden", "gateway.filtered", "Pages of this origin may not call the API");
}

/** Most messages of a list. */
const MOST_MESSAGES = 10;

/** Plans count requests: a list of messages, which only old clients send, may call one tool. */
function refuseMany(body: unknown): void {
  if (!Array.isArray(body)) return;
  const called = body.filter((message) => (message as { readonly method?: unknown } | null)?.method === "tools/call");
  if (body.length <= MOST_MESSAGES && called.length <= 1) return;
  const detail = `A list may have ${MOST_MESSAGES} messages, and call one tool`;
  throw new AppError("too_large", "request.too_large", detail);
}

function requestOf({ header, body }: ApiRequest): Request {
  const headers = new Headers({ accept: ACCEPT });
  for (const name of PASSED) {
    const value = header(name);
    if (value !== undefined) headers.set(name, value);
  }
  return new Request(HERE, { method: "POST", headers, body: JSON.stringify(body) });
}

const headersOf = ({ headers }: Response): Record<string, string> => ({
  "content-type": headers.get("content-type") ?? "application/json",
  "cache-control": "no-store",
});
