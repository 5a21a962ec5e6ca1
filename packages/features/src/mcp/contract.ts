import { endpoint, tokenOptional } from "@bellyfed/core/endpoint";
import { written } from "@bellyfed/core/schema";
import * as v from "valibot";

const MESSAGE = "A JSON-RPC 2.0 message of the Model Context Protocol; of its revision 2025-03-26 also a list of them";

/** Whether it is a message, and which, is said by the protocol's own errors and not by ours. */
const Message = v.pipe(
  v.unknown(),
  written({
    type: "object",
    description: MESSAGE,
    properties: {
      jsonrpc: { const: "2.0" },
      id: { type: ["string", "integer"] },
      method: { type: "string", minLength: 1 },
      params: { type: "object" },
    },
    required: ["jsonrpc", "id", "method"],
  }),
);

/** An error as JSON-RPC has it; `data` is our problem where we have one. */
const ProtocolError = v.object({
  jsonrpc: v.literal("2.0"),
  id: v.exactOptional(v.nullable(v.union([v.string(), v.number()]))),
  error: v.object({ code: v.number(), message: v.string(), data: v.exactOptional(v.unknown()) }),
});

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
    refusesAs: ProtocolError,
  }),
} as const;
