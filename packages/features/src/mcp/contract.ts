import { endpoint, tokenOptional } from "@bellyfed/core/endpoint";
import { written } from "@bellyfed/core/schema";
import * as v from "valibot";

const MESSAGE =
  "A JSON-RPC 2.0 message of the Model Context Protocol; of its revisions before 2025-06-18 also a list of them";

/** Whether it is a message, and which, is said by the protocol's own errors and not by ours. */
const Message = v.pipe(
  v.unknown(),
  written({ type: ["object", "array"], items: { type: "object" }, description: MESSAGE }),
);

export const endpoints = {
  sendMcpMessage: endpoint({
    tag: "MCP",
    method: "POST",
    function: "mcp",
    access: tokenOptional,
    status: 200,
    alone: true,
    operation: "sendMcpMessage",
    path: "/mcp",
    summary: "A message to the MCP server, whose tools read restaurants, menus and reviews; nothing is written",
    body: Message,
    response: v.unknown(),
    produces: ["application/json", "text/event-stream"],
  }),
} as const;
