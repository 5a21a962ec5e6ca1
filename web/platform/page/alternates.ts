import type { Metadata } from "next";
import { defaultLocale, type Locale, localePath, locales } from "../i18n/locales.ts";

/** The address that stands for a page, and the same page in the other languages. `path` is without language. */
export const alternatesOf = (locale: Locale, path: string): NonNullable<Metadata["alternates"]> => ({
  canonical: localePath(locale, path),
  languages: {
    ...Object.fromEntries(locales.map((each) => [each, localePath(each, path)])),
    "x-default": localePath(defaultLocale, path),
  },
});
