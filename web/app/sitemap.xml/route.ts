import { connection } from "next/server";
import { cities, partNames } from "@/features/sitemap/parts";
import { sitemapIndex, xmlAnswer } from "@/features/sitemap/xml";
import { siteUrl } from "@/platform/page/metadata";

/** The index of the site's map. Not Next.js' own sitemap.ts: that makes no index, and asks for the parts while it is built, without an API. */
export async function GET(): Promise<Response> {
  await connection();
  const names = partNames(await cities());
  return xmlAnswer(sitemapIndex(names.map((name) => new URL(`/sitemap/${encodeURIComponent(name)}`, siteUrl()).href)));
}
