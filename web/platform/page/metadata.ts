import type { Metadata } from "next";
import { defaultLocale, type Locale, languages, localePath, locales } from "../i18n/locales.ts";

interface Page {
  readonly locale: Locale;
  /** The page's path without a language. */
  readonly path: string;
  readonly title: string;
  readonly description: string;
}

/** What a page says of itself to search engines and to those who share it: its address in each language, title and description. */
export function pageMetadata({ locale, path, title, description }: Page): Metadata {
  return {
    title,
    description,
    alternates: alternatesOf(locale, path),
    openGraph: {
      type: "website",
      siteName: "Bellyfed",
      title,
      description,
      url: localePath(locale, path),
      locale: languages[locale].territory,
      alternateLocale: locales.filter((each) => each !== locale).map((each) => languages[each].territory),
    },
    twitter: { card: "summary", title, description },
  };
}

/** The address that stands for a page, and the same page in the other languages. `path` is without language. */
export const alternatesOf = (locale: Locale, path: string): NonNullable<Metadata["alternates"]> => ({
  canonical: localePath(locale, path),
  languages: {
    ...Object.fromEntries(locales.map((each) => [each, localePath(each, path)])),
    "x-default": localePath(defaultLocale, path),
  },
});

/** Where the site is, as people see it: SITE_URL. For absolute links in metadata, sitemap and feeds. */
export const siteUrl = (): URL => new URL(process.env.SITE_URL || "http://localhost:3000");
