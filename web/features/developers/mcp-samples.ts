import type { Target } from "./samples.ts";

/** The package that a sample names. */
const CLIENT = "@modelcontextprotocol/client";

/** Where the MCP server of an API is. */
export const mcpUrl = (url: string): string => `${url}/mcp`;

const json = (value: unknown): string => JSON.stringify(value, null, 2);
const headersOf = (key: string) => ({ "X-Api-Key": key });

export const claudeCode = ({ url, key }: Target): string =>
  `claude mcp add --transport http bellyfed ${mcpUrl(url)} \\\n  --header "X-Api-Key: ${key}"`;

export const vscode = ({ url, key }: Target): string =>
  json({ servers: { bellyfed: { type: "http", url: mcpUrl(url), headers: headersOf(key) } } });

export const cursor = ({ url, key }: Target): string =>
  json({ mcpServers: { bellyfed: { url: mcpUrl(url), headers: headersOf(key) } } });

/** Without a space behind the colon, which Claude Desktop on Windows would take for the end of an argument. */
export const claudeDesktop = ({ url, key }: Target): string =>
  json({
    mcpServers: {
      bellyfed: { command: "npx", args: ["-y", "mcp-remote", mcpUrl(url), "--header", `X-Api-Key:${key}`] },
    },
  });

export const mcpTypescript = ({ url, key }: Target): string => `import {
  Client,
  StreamableHTTPClientTransport,
} from "${CLIENT}";

const headers = { "X-Api-Key": "${key}" };
const client = new Client({ name: "my-app", version: "1.0.0" });
await client.connect(
  new StreamableHTTPClientTransport(new URL("${mcpUrl(url)}"), {
    requestInit: { headers },
  }),
);

const { tools } = await client.listTools();
console.log(tools.map(({ name }) => name));
const found = await client.callTool({
  name: "search_restaurants",
  arguments: { q: "pizza", city: ["Lisbon"], price: [1, 2], limit: 3 },
});
console.log(found.structuredContent);`;

export const mcpCurl = ({ url, key }: Target): string => `curl ${mcpUrl(url)} \\
  -H "X-Api-Key: ${key}" -H "Content-Type: application/json" \\
  -H "Accept: application/json, text/event-stream" \\
  -d '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{
    "name":"search_restaurants","arguments":{"q":"pizza","limit":3}}}'`;

export const openai = ({ url, key }: Target): string => `curl https://api.openai.com/v1/responses \\
  -H "Authorization: Bearer $OPENAI_API_KEY" -H "Content-Type: application/json" \\
  -d '{"model":"gpt-5","input":"Somewhere quiet in Kyoto for four on Saturday",
    "tools":[{"type":"mcp","server_label":"bellyfed","require_approval":"never",
      "server_url":"${mcpUrl(url)}","headers":{"X-Api-Key":"${key}"}}]}'`;
