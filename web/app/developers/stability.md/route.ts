import { connection } from "next/server";
import { groupsOf } from "@/features/developers/document";
import { stabilityMarkdown } from "@/features/developers/markdown/further";
import { markdownAnswer } from "@/features/developers/markdown/writing";
import { api, DAY } from "@/platform/api";

/** What can be relied on, as Markdown. */
export async function GET(): Promise<Response> {
  await connection();
  const document = await api.getOpenApi({ next: { revalidate: DAY } });
  return markdownAnswer(await stabilityMarkdown(groupsOf(document).flatMap((group) => group.operations)));
}
