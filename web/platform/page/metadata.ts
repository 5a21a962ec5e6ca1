import type { Metadata } from "next";
import { defaultLocale, type Locale, languages, localePath, locales } from "../i18n/locales.ts";
import { messagesIn } from "../i18n/messages.ts";

/** Our name beside a laid table: no words, so that it serves all languages, and no drawing at each request. */
const SHARE_PICTURE = "/share.png";

interface Page {
  readonly locale: Locale;
  /** The page's path without a language. */
  readonly path: string;
  readonly title: string;
  readonly description: string;
  /** Where the page is as Markdown; left out where it is not. */
  readonly markdown?: string;
}

/** What a page says of itself to search engines and to those who share it: its address in each language, title, description and a picture. */
export async function pageMetadata({ locale, path, title, description, markdown }: Page): Promise<Metadata> {
  const { openGraph, twitter } = await shareMetadata(locale);
  return {
    title,
    description,
    alternates: { ...alternatesOf(locale, path), ...(markdown && { types: { "text/markdown": markdown } }) },
    openGraph: { ...openGraph, title, description, url: localePath(locale, path) },
    twitter,
  };
}

/** What every page is shared with. Next.js takes a title, a description and the picture's address for Twitter from the rest. */
export async function shareMetadata(locale: Locale): Promise<Required<Pick<Metadata, "openGraph" | "twitter">>> {
  const { shareAlt: alt } = await messagesIn(locale, "shell");
  return {
    openGraph: {
      type: "website",
      siteName: "Bellyfed",
      locale: languages[locale].territory,
      alternateLocale: locales.filter((each) => each !== locale).map((each) => languages[each].territory),
      images: [{ url: SHARE_PICTURE, type: "image/png", width: 1200, height: 630, alt }],
    },
    twitter: { card: "summary_large_image" },
  };
}

/**
 * What a page that says there is nothing adds: it is nothing to share. And it is prepared by the build, which does not know where the site
 * will be, so that no address in it can be a whole one.
 */
export const NOT_SHARED = { robots: { index: false }, openGraph: null, twitter: null } as const satisfies Metadata;

/** The address that stands for a page, and the same page in the other languages. `path` is without language. */
const alternatesOf = (locale: Locale, path: string): NonNullable<Metadata["alternates"]> => ({
  canonical: localePath(locale, path),
  languages: {
    ...Object.fromEntries(locales.map((each) => [each, localePath(each, path)])),
    "x-default": localePath(defaultLocale, path),
  },
});

/** Where the site is, as people see it: SITE_URL. For absolute links in metadata, sitemap and feeds. */
export const siteUrl = (): URL => new URL(process.env.SITE_URL || "http://localhost:3000");
