import { type Locale, localePath, locales } from "../i18n/locales.ts";

/** For a page's metadata: its own address, and the same page in the other languages. */
export const alternatesOf = (locale: Locale, path: string) => ({
  canonical: localePath(locale, path),
  languages: { ...Object.fromEntries(locales.map((each) => [each, localePath(each, path)])), "x-default": path },
});
