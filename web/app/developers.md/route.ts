import { connection } from "next/server";
import { guideMarkdown } from "@/features/developers/markdown/guide";
import { markdownAnswer } from "@/features/developers/markdown/writing";
import { keyOf } from "@/features/developers/samples";
import { publicApiUrl } from "@/platform/api";

/** The guide for developers as Markdown. */
export async function GET(): Promise<Response> {
  await connection();
  return markdownAnswer(await guideMarkdown({ url: publicApiUrl(), key: keyOf(process.env.STAGE) }));
}
