import { type Tool, tools } from "@bellyfed/features/mcp/tools";
import { inputOf } from "@bellyfed/functions/mcp/schema";

/** The tools of the MCP server as it lists them, for the site's page. */
export const mcpTools = () => ({
  tools: Object.entries<Tool>(tools).map(([name, { title, description, input }]) => ({
    name,
    title,
    description,
    input: inputOf(input),
  })),
});
