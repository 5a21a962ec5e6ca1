import { connection } from "next/server";
import { mcpMarkdown } from "@/features/developers/markdown/further";
import { markdownAnswer } from "@/features/developers/markdown/writing";
import { keyOf } from "@/features/developers/samples";
import { publicApiUrl } from "@/platform/api";

/** How to connect to the MCP server, as Markdown. */
export async function GET(): Promise<Response> {
  await connection();
  return markdownAnswer(await mcpMarkdown({ url: publicApiUrl(), key: keyOf(process.env.STAGE) }));
}
