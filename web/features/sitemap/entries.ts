import { defaultLocale, localePath, locales } from "@/platform/i18n/locales";
import type { SitemapEntry } from "./xml.ts";

/** A page in each language, each of which names all of them: search engines want it said from both sides. */
export function inEachLanguage(site: URL, path: string, modified?: string): SitemapEntry[] {
  const at = (locale: (typeof locales)[number]) => new URL(localePath(locale, path), site).href;
  const alternates = {
    ...Object.fromEntries(locales.map((locale) => [locale, at(locale)])),
    "x-default": at(defaultLocale),
  };
  return locales.map((locale) => ({ url: at(locale), modified, alternates }));
}
