import type { MetadataRoute } from "next";
import { localePath, locales } from "@/platform/i18n/locales";

/** What is only for somebody who is signed in, or writes. An address that begins like one of these is meant too, unless `$` ends it. */
const own = [
  "/sign-in",
  "/sign-up",
  "/account",
  "/import",
  "/guide/",
  "/guide?",
  "/moderation",
  "/system",
  "/restaurants/new",
  "/restaurants/*/edit",
  "/restaurants/*/manage",
  "/restaurants/*/menu",
  "/restaurants/*/review$",
  "/restaurants/*/review?",
];

/** What crawlers may read: on the stages that nobody should find, nothing. */
export function robotsOf(stage: string | undefined, site: URL): MetadataRoute.Robots {
  if (stage && stage !== "production" && stage !== "local") return { rules: { userAgent: "*", disallow: "/" } };
  const pages = own.flatMap((path) => locales.map((locale) => localePath(locale, path)));
  return {
    // Further pages of lists change all the time; what is on them is in the sitemap.
    rules: { userAgent: "*", allow: "/", disallow: [...pages, "/*?*cursor=", "/api/"] },
    sitemap: new URL("/sitemap.xml", site).href,
  };
}
