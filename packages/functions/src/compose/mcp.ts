import { api } from "@bellyfed/core/http/api";
import type { Problem } from "@bellyfed/core/problem";
import { type McpPorts, mcpRoute } from "../mcp/route.ts";
import type { Telemetry } from "../telemetry/telemetry.ts";
import { type QueryPorts, query } from "./query.ts";
import { type SearchFunctionPorts, search } from "./search.ts";

export interface McpFunctionPorts extends Pick<McpPorts, "origins"> {
  readonly reading: QueryPorts;
  readonly searching: SearchFunctionPorts;
}

/** Answers the Model Context Protocol, whose tools call the API's own reads and searches in this process. */
export function mcp({ reading, searching, origins }: McpFunctionPorts, { log }: Pick<Telemetry, "log">) {
  const applications = { query: query(reading, { log }), search: search(searching, { log }) };
  const route = mcpRoute({ applications, origins, log, now: reading.runtime.now });
  const app = api([route], { identity: reading.identity, log });
  return {
    fetch: async (...sent: Parameters<typeof app.fetch>): Promise<Response> => asMessage(await app.fetch(...sent)),
  };
}

const PARSE_ERROR = -32_700;

/** What is no JSON is refused as JSON-RPC has it, with our problem as its data. Whoever is not let in is told so as by all of the API. */
async function asMessage(response: Response): Promise<Response> {
  if (response.status !== 400) return response;
  const text = await response.text();
  const { headers, status } = response;
  const body = JSON.parse(text) as Partial<Problem>;
  if (body.code !== "body.malformed" && body.code !== "body.encoding") return new Response(text, { status, headers });
  const error = { code: PARSE_ERROR, message: `Parse error: ${body.detail}`, data: body };
  const message = JSON.stringify({ jsonrpc: "2.0", id: null, error });
  return new Response(message, {
    status,
    headers: { ...Object.fromEntries(headers), "content-type": "application/json" },
  });
}
