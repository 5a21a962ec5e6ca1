import { defaultLocale, localePath, locales } from "@/platform/i18n/locales";

/** A page for search engines, with the same page in other languages by their tags. */
export interface SitemapEntry {
  readonly url: string;
  /** RFC 3339. */
  readonly modified?: string | undefined;
  readonly alternates: Readonly<Record<string, string>>;
}

/** https://www.sitemaps.org/protocol.html, with alternates as in https://developers.google.com/search/docs/specialty/international/localized-versions */
export const urlset = (entries: readonly SitemapEntry[]): string =>
  `${HEAD}<urlset xmlns="${NAMESPACE}" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${entries.map(entry).join("")}</urlset>\n`;

/** A sitemap of sitemaps. */
export const sitemapIndex = (urls: readonly string[]): string =>
  `${HEAD}<sitemapindex xmlns="${NAMESPACE}">\n${urls.map((url) => `<sitemap><loc>${escapeXml(url)}</loc></sitemap>\n`).join("")}</sitemapindex>\n`;

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";

function entry({ url, modified, alternates }: SitemapEntry): string {
  const links = Object.entries(alternates).map(
    ([language, href]) => `<xhtml:link rel="alternate" hreflang="${escapeXml(language)}" href="${escapeXml(href)}"/>`,
  );
  const lastmod = modified ? `<lastmod>${escapeXml(modified)}</lastmod>` : "";
  return `<url><loc>${escapeXml(url)}</loc>${lastmod}${links.join("")}</url>\n`;
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (character) => entities[character] ?? "");

/** A page in each language, each of which names all of them: search engines want it said from both sides. */
export function inEachLanguage(site: URL, path: string, modified?: string): SitemapEntry[] {
  const at = (locale: (typeof locales)[number]) => new URL(localePath(locale, path), site).href;
  const alternates = {
    ...Object.fromEntries(locales.map((locale) => [locale, at(locale)])),
    "x-default": at(defaultLocale),
  };
  return locales.map((locale) => ({ url: at(locale), modified, alternates }));
}

/** A file of the map; a cache before the site may keep it for some minutes, for it is told of nothing that is hidden meanwhile. */
export const xmlAnswer = (xml: string): Response =>
  new Response(xml, {
    headers: {
      "content-type": "application/xml; charset=utf-8",
      "cache-control": "public, max-age=0, s-maxage=600, stale-while-revalidate=600",
    },
  });
