import type { MetadataRoute } from "next";
import { connection } from "next/server";
import { siteUrl } from "@/lib/site";
import { robotsOf } from "@/lib/sitemap/robots";

/** Asked for at each request, so that one build serves every stage. */
export default async function robots(): Promise<MetadataRoute.Robots> {
  await connection();
  return robotsOf(process.env.STAGE, siteUrl());
}
