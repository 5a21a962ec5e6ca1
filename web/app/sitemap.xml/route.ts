import { connection } from "next/server";
import { siteUrl } from "@/lib/site";
import { xmlAnswer } from "@/lib/sitemap/answer";
import { cities } from "@/lib/sitemap/load";
import { partNames } from "@/lib/sitemap/parts";
import { sitemapIndex } from "@/lib/sitemap/xml";

/** The index of the site's map. Not Next.js' own sitemap.ts: that makes no index, and asks for the parts while it is built, without an API. */
export async function GET(): Promise<Response> {
  await connection();
  const names = partNames(await cities());
  return xmlAnswer(sitemapIndex(names.map((name) => new URL(`/sitemap/${encodeURIComponent(name)}`, siteUrl()).href)));
}
