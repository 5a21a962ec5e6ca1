import { type CallToolResult, Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";

/** Revisions of the Model Context Protocol: the last one with a handshake, and the one that knows none. */
export const revisions = ["2025-11-25", "2026-07-28"] as const;
export type Revision = (typeof revisions)[number];

export interface Connecting {
  readonly revision: Revision;
  readonly headers?: Readonly<Record<string, string>>;
  /** In place of the network. */
  readonly fetch?: typeof globalThis.fetch;
}

/** A client that has connected to an MCP server by a revision, as others' programs do. What it complains of later makes `call` throw. */
export async function mcpClient(url: string, { revision, headers = {}, fetch }: Connecting) {
  const mode = revision === "2026-07-28" ? { pin: revision } : "legacy";
  const client = new Client({ name: "test", version: "1" }, { versionNegotiation: { mode } });
  const complaints: Error[] = [];
  client.onerror = (error) => complaints.push(error);
  await client.connect(
    new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers }, ...(fetch && { fetch }) }),
  );
  const call = async (name: string, input: Readonly<Record<string, unknown>>): Promise<CallToolResult> => {
    const result = (await client.callTool({ name, arguments: { ...input } })) as CallToolResult;
    if (complaints[0]) throw complaints[0];
    return result;
  };
  return { client, call };
}
