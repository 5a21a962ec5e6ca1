import { connection } from "next/server";
import { markdownAnswer } from "@/features/developers/markdown/writing";
import { api, DAY, publicApiUrl } from "@/platform/api";

/** The reference of the API as Markdown: as the API itself tells it, with addresses that lead there. */
export async function GET(): Promise<Response> {
  await connection();
  const text = await api.getDocsMarkdown({ next: { revalidate: DAY } });
  return markdownAnswer(
    text.replaceAll("](/", `](${publicApiUrl()}/`).replaceAll("http://localhost:4000/", `${publicApiUrl()}/`),
  );
}
