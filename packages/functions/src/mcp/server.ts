import type { Log } from "@bellyfed/core/ports";
import { INSTRUCTIONS, OTHERS_WORDS } from "@bellyfed/features/mcp/rules";
import { type ToolName, tools } from "@bellyfed/features/mcp/tools";
import { type CallToolResult, McpServer } from "@modelcontextprotocol/server";
import { type Calls, type Refused, refusedBy } from "./calls.ts";
import { answered, asked } from "./schema.ts";

/** They read, the same each time, and nothing but what we have. */
const annotations = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false };

/** What clients are told of the tools, made once. */
const registered = Object.entries(tools).map(([name, { title, description, input, output }]) => ({
  name: name as ToolName,
  about: { title, description, inputSchema: asked(input), outputSchema: answered(output), annotations },
  tellsOthersWords: description.includes(OTHERS_WORDS),
}));

/** An MCP server for one request, whose tools are these calls. */
export function mcpServer(calls: Calls, log: Pick<Log, "error">): McpServer {
  const server = new McpServer(
    { name: "bellyfed", title: "Bellyfed", version: "1.0.0" },
    { capabilities: { tools: { listChanged: false } }, instructions: INSTRUCTIONS },
  );
  for (const { name, about, tellsOthersWords } of registered) {
    const call = calls[name] as (input: unknown) => ReturnType<Calls[ToolName]>;
    server.registerTool(name, about, async (input: unknown) => {
      try {
        return result(await call(input), tellsOthersWords);
      } catch (error) {
        const refused = refusedBy(error);
        if (!refused) log.error("A tool failed", { error, tool: name });
        return failure(refused);
      }
    });
  }
  return server;
}

/** As data, as the same data in text for clients that know no other, and where others' words are in it that they are. */
function result(found: Readonly<Record<string, unknown>>, tellsOthersWords: boolean): CallToolResult {
  const texts = [JSON.stringify(found), ...(tellsOthersWords ? [OTHERS_WORDS] : [])];
  return { content: texts.map((text) => ({ type: "text", text })), structuredContent: found };
}

/** In words that a model can go by. */
function failure(refused: Refused | undefined): CallToolResult {
  const text = refused ? refusalText(refused.problem) : "Something went wrong on our side";
  return { content: [{ type: "text", text }], isError: true };
}

function refusalText({ detail, code, errors = [] }: Refused["problem"]): string {
  return [`${detail} (${code})`, ...errors.map(({ pointer, message }) => `${pointer}: ${message}`)].join("\n");
}
