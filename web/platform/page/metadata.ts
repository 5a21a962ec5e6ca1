import type { Metadata } from "next";
import { type Locale, localePath, locales } from "../i18n/locales.ts";
import { alternatesOf } from "./alternates.ts";

interface Page {
  readonly locale: Locale;
  /** The page's path without a language. */
  readonly path: string;
  readonly title: string;
  readonly description: string;
}

/** As Open Graph wants it: with a region. */
const territories: Readonly<Record<Locale, string>> = { en: "en_US", de: "de_DE", ar: "ar_AR" };

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
      locale: territories[locale],
      alternateLocale: locales.filter((each) => each !== locale).map((each) => territories[each]),
    },
    twitter: { card: "summary", title, description },
  };
}
