import { connection } from "next/server";
import { llmsText } from "@/features/developers/markdown/llms";
import { markdownAnswer } from "@/features/developers/markdown/writing";
import { publicApiUrl } from "@/platform/api";

/** What a language model is to read first. Made at each request, so that one build serves every stage. */
export async function GET(): Promise<Response> {
  await connection();
  return markdownAnswer(await llmsText(publicApiUrl()), "plain");
}
