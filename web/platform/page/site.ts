/** Where the site is, as people see it: SITE_URL. For absolute links in metadata, sitemap and feeds. */
export const siteUrl = (): URL => new URL(process.env.SITE_URL || "http://localhost:3000");
