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
  `${HEAD}<sitemapindex xmlns="${NAMESPACE}">\n${urls.map((url) => `<sitemap><loc>${escaped(url)}</loc></sitemap>\n`).join("")}</sitemapindex>\n`;

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";

function entry({ url, modified, alternates }: SitemapEntry): string {
  const links = Object.entries(alternates).map(
    ([language, href]) => `<xhtml:link rel="alternate" hreflang="${escaped(language)}" href="${escaped(href)}"/>`,
  );
  const lastmod = modified ? `<lastmod>${escaped(modified)}</lastmod>` : "";
  return `<url><loc>${escaped(url)}</loc>${lastmod}${links.join("")}</url>\n`;
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => entities[character] ?? "");
