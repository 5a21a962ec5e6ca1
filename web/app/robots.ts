import type { MetadataRoute } from "next";
import { connection } from "next/server";
import { robotsOf } from "@/features/sitemap/robots";
import { siteUrl } from "@/platform/page/metadata";

/** Asked for at each request, so that one build serves every stage. */
export default async function robots(): Promise<MetadataRoute.Robots> {
  await connection();
  return robotsOf(process.env.STAGE, siteUrl());
}
